//go:build !linux

package widgets

// keysLeak says whether the toolkit reports keys that the input method has used. Windows marks them
// (VK_PROCESSKEY) and the toolkit leaves them out.
const keysLeak = false
