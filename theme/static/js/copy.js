// Puts a button to work that copies the text before it: an address, a snippet. Without it one click
// selects the whole text (user-select: all), to copy by hand.
//
// What it reads:
//   [data-copy]          the text
//   [data-copy-button]   hidden; the button right behind it; data-done is what to say when it is copied

function offerCopies() {
  if (!navigator.clipboard) return;
  for (const button of document.querySelectorAll("[data-copy-button]")) {
    const status = document.createElement("span");
    status.className = "copy__done";
    status.setAttribute("role", "status");
    button.after(status);
    button.hidden = false;
    button.addEventListener("click", () => copy(button, status));
  }
}

async function copy(button, status) {
  const source = button.previousElementSibling;
  try {
    await navigator.clipboard.writeText(source.textContent);
    status.textContent = button.dataset.done;
  } catch {
    // Not allowed: select it, then the reader's own way of copying works.
    getSelection().selectAllChildren(source);
  }
}

offerCopies();
