// Text as search compares it. The rules and their order are those of folding.py; a table that both are
// held to is tests/fixtures/folding.json.

const LONG = "\\-\u2010\u2012\u2013\u2014\u2015\u2212\u2500\u2501\u301c\u3030\u30fc~";
const ROWS = [
  "\u3042\u304b\u3055\u305f\u306a\u306f\u307e\u3084\u3089\u308f\u304c\u3056\u3060\u3070\u3071\u3041\u3083\u308e",
  "\u3044\u304d\u3057\u3061\u306b\u3072\u307f\u308a\u304e\u3058\u3062\u3073\u3074\u3043\u3090",
  "\u3046\u304f\u3059\u3064\u306c\u3075\u3080\u3086\u308b\u3050\u305a\u3065\u3076\u3077\u3045\u3085\u3094",
  "\u3048\u3051\u305b\u3066\u306d\u3078\u3081\u308c\u3052\u305c\u3067\u3079\u307a\u3047\u3091",
  "\u304a\u3053\u305d\u3068\u306e\u307b\u3082\u3088\u308d\u3092\u3054\u305e\u3069\u307c\u307d\u3049\u3087",
];
// Each row begins with its vowel: a i u e o.
const VOWELS = new Map(ROWS.flatMap((row) => [...row].map((kana) => [kana, row[0]])));
const [, I, U, E, O] = ROWS.map((row) => row[0]);
const SMALL_KA = { "\u30f5": "\u304b", "\u30f6": "\u3051", "\u3095": "\u304b", "\u3096": "\u3051", "\u03c2": "\u03c3" };

const KATAKANA = /[\u30a1-\u30f4\u30fd\u30fe]/g;
const SPECIAL = /[\u30f5\u30f6\u3095\u3096\u03c2]/g;
const LENGTHENED = new RegExp(`([${ROWS.join("")}])[${LONG}]+`, "g");
const DROPPED = new RegExp(`[${LONG}]|[^\\p{L}\\p{N}\\p{M}]`, "gu");
const REPEATED = /(.)(\u3005+)/gsu;
// The ke, ka and ga of counting and of the names of places: between two kanji, or behind a digit.
const COUNTERS = "[\u3051\u304b\u304c]";
const COUNTED = /(?<=^|[\p{sc=Han}\p{N}])[\u3051\u304b\u304c](?=\p{sc=Han})/gu;
// A letter with what melts into it: dakuten of half-width kana, combining marks, the long vowel behind.
const PIECE = new RegExp(`[^][\\p{M}\\uff9e\\uff9f]*[${LONG}\\uff70\\uff0d\\uff5e]*`, "gu");
const ENDS_LONG = new RegExp(`[${LONG}]$`);

function fold(text) {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(VARIANT, (char) => FORMS.get(char))
    .replace(SPECIAL, (char) => SMALL_KA[char])
    .replace(KATAKANA, (char) => String.fromCharCode(char.charCodeAt(0) - 0x60))
    .replace(LENGTHENED, (_, kana) => kana + VOWELS.get(kana))
    .replace(DROPPED, "")
    .replace(REPEATED, (_, char, marks) => char.repeat(1 + marks.length));
}

// The words of a query, folded; each must be found.
function foldQuery(query) {
  const words = query.normalize("NFKC").split(/\s+/u);
  return [...new Set(words.map(foldWord).filter(Boolean))];
}

// A long vowel at the end of a long word is often left out.
function foldWord(word) {
  const folded = fold(word);
  return ENDS_LONG.test(word) && folded.length > 3 ? folded.slice(0, -1) : folded;
}

// A pattern that finds the word however its long vowels are written (ko-u, ko-o; ke-i, ke-e), and what
// is counted however ke, ka or ga are, and an English one in the plural too (library, libraries).
function patternOf(word) {
  if (/^[a-z]{4,}$/.test(word)) return new RegExp(word.replace(/([^s])s$/, "$1").replace(/(?:y|ie)$/, "(?:y|ie)"), "gu");
  let source = "";
  let before = "";
  const counted = new Set([...word.matchAll(COUNTED)].map(({ index }) => index));
  let at = 0;
  for (const char of word) {
    const vowel = VOWELS.get(before);
    if (vowel === O && (char === U || char === O)) source += `[${U}${O}]`;
    else if (vowel === E && (char === I || char === E)) source += `[${I}${E}]`;
    else if (counted.has(at)) source += COUNTERS;
    else source += char;
    before = char;
    at += char.length;
  }
  return new RegExp(source, "gu");
}

// The folded text, and for each of its UTF-16 units where in the text it comes from: [start, end].
function foldWithPlaces(text) {
  let folded = "";
  const places = [];
  for (const { 0: piece, index } of text.matchAll(PIECE)) {
    const before = [...folded].at(-1) ?? "\u3005";
    const own = fold(piece).replaceAll("\u3005", before);
    folded += own;
    for (let n = 0; n < own.length; n += 1) places.push([index, index + piece.length]);
  }
  return { folded, places };
}
