package widgets

// keysLeak says whether the toolkit reports keys that the input method has used. It does on X11.
const keysLeak = true
