internal import ArgumentParser
internal import CorpusModel
internal import Glibc
internal import Workbench

/// How a command ended. Exit codes: 0 done; 1 nothing found, or a check failed; 2 an error, also when some inputs were
/// skipped; 64 wrong usage, which ArgumentParser gives.
enum CommandOutcome {
  case done
  case nothingFound

  /// Runs a command: prints what is wrong and exits with the right code.
  static func run(_ body: () async throws -> CommandOutcome) async throws {
    // A limit on the size of files is an error like a full disk, and no reason to die in the middle.
    signal(SIGXFSZ, SIG_IGN)
    let outcome: CommandOutcome
    do {
      // Folders of hundreds of texts take seconds to read.
      let bar = ProgressBar(after: .milliseconds(700))
      outcome = try await ReadingProgress.telling({ done, all in
        if done < all { bar.show(done, of: all) } else { bar.clear() }
      }) { try await DamageWatch.run(body) }
    } catch let error as any UserFacingError {
      for report in error.reports { StandardError.write(report) }
      switch error {
      case let error as CountError where error.isNothingFound: throw ExitCode(1)
      case ResultError.nothingMatches: throw ExitCode(1)
      case CommandError.format: throw ExitCode.validationFailure
      default: throw ExitCode(2)
      }
    }
    if outcome == .nothingFound { throw ExitCode(1) }
  }

  /// Runs a command that does one thing, and prints the line that says what it did.
  static func saying(_ body: () async throws -> String) async throws {
    try await run {
      let line = try await body()
      Descriptor.write(Terminal.safe(line) + "\n", to: 1)
      return .done
    }
  }
}

extension Corpus {
  /// Says which files were skipped and what was guessed, on standard error.
  func reportReading() {
    StandardError.write(notes: notes)
    StandardError.write(failures, areOfLines: isTable)
    if sources.isEmpty, failures.isEmpty {
      StandardError.write("error: there are no texts\n  help: name files or folders that hold some\n")
    }
    if !failures.isEmpty, !sources.isEmpty {
      let all = failures.count + sources.count
      StandardError.write("note: \(failures.count) of \(all) \(isTable ? "lines" : "files") skipped\n")
    }
  }

  /// Ends with 2 when a file was skipped, once the results of the others are out.
  func failIfSkipped() throws { if !failures.isEmpty { throw ExitCode(2) } }
}
