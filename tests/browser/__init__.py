"""What a reader's browser makes of the built site: Chromium, axe-core and the Nu checker."""
