/// A key as a session of reviewing sees it, whatever bytes the terminal sent for it.
package enum ReviewKey: Sendable, Hashable {
  /// A character that was typed.
  case character(Unicode.Scalar)
  /// Text that was pasted, which is never a command.
  case paste(String)
  /// A letter with the control key, in lower case.
  case control(Character)
  case enter, escape, tab, backTab, backspace, delete
  case up, down, left, right, shiftLeft, shiftRight
  case pageUp, pageDown, home, end
}
