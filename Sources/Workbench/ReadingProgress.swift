/// How far the reading of texts has come, for who waits.
package enum ReadingProgress {
  /// Told after each file, in any order: how many of how many are read.
  @TaskLocal package static var advance: (@Sendable (_ done: Int, _ all: Int) -> Void)?
}
