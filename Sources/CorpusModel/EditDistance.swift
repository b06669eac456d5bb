/// How many scalars must be changed, for suggestions.
package enum EditDistance {
  /// Insertions, deletions and substitutions that turn one text into the other. O(a × b).
  ///
  /// - Source: Wagner and Fischer (1974), The String-to-String Correction Problem.
  package static func between(_ a: String, _ b: String) -> Int {
    let a = Array(a.unicodeScalars)
    let b = Array(b.unicodeScalars)
    var row = Array(0...b.count)
    for (i, x) in a.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, y) in b.enumerated() {
        let substituted = diagonal + (x == y ? 0 : 1)
        diagonal = row[j + 1]
        row[j + 1] = min(substituted, row[j] + 1, diagonal + 1)
      }
    }
    return row[b.count]
  }

  /// The name nearest to a mistyped one, if any is near: a third of its scalars may differ. Else the only one
  /// that begins so, when three scalars or more were typed. O(names × length²).
  package static func nearest(to name: String, among names: some Collection<String>) -> String? {
    let limit = max(1, name.unicodeScalars.count / 3)
    var best: (distance: Int, name: String)?
    for candidate in names where abs(candidate.unicodeScalars.count - name.unicodeScalars.count) <= limit {
      let distance = between(name, candidate)
      if distance <= limit, best.map({ (distance, candidate) < ($0.distance, $0.name) }) ?? true {
        best = (distance, candidate)
      }
    }
    if let best { return best.name }
    let longer = names.filter { $0.utf8.starts(with: name.utf8) }
    return name.unicodeScalars.count >= 3 && longer.count == 1 ? longer.first : nil
  }
}
