internal import ArgumentParser
internal import CorpusModel
internal import Glibc

struct Help: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Explain a command or a topic: \(HelpTopic.names).")

  @Argument(help: "A command, or one of: \(HelpTopic.names).")
  var topic: [String] = []

  func run() throws {
    guard let name = topic.first else {
      print(Citat.helpMessage())
      return
    }
    if topic.count == 1, let text = HelpTopic.texts[name] {
      let shown =
        name == HelpTopic.stopWords ? text : HelpTopic.fitted(text, columns: Terminal.standardOutput.columns)
      guard Descriptor.write(shown, to: 1) || errno == EPIPE else {
        StandardError.write(CommandError.standardOutput.report)
        throw ExitCode(2)
      }
      return
    }
    var command: any ParsableCommand.Type = Citat.self
    for word in topic {
      let below = Self.subcommands(of: command)
      guard let next = below.first(where: { $0._commandName == word }) else {
        let topics = word == name ? HelpTopic.texts.keys.sorted() : []
        let names = topics + below.map { $0._commandName }.filter { !topics.contains($0) }
        let error = CommandError.topic(word, nearest: EditDistance.nearest(to: word, among: names), known: names)
        StandardError.write(error.report)
        throw ExitCode(64)
      }
      command = next
    }
    print(Citat.helpMessage(for: command))
  }

  private static func subcommands(of command: any ParsableCommand.Type) -> [any ParsableCommand.Type] {
    // ArgumentParser lists those of groups among all.
    command.configuration.subcommands
  }
}
