extension WordAccount {
  /// The names of the registers that lemmas came from, by lemma.
  var registers: [String: String] {
    var names: [String: String] = [:]
    for reading in readings {
      if case .register(let name, _) = reading.ground { names[reading.lemma] = name }
    }
    return names
  }
}
