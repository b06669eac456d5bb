/// Properties that Word writes as an element, on unless it says otherwise.
enum DocxProperty {
  static func isOn(_ value: String?) -> Bool {
    guard let value else { return true }
    return value != "0" && value != "false" && value != "off"
  }
}
