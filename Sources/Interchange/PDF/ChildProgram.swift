internal import CChildProgram
internal import Glibc

/// Runs another program: bytes in, bytes out, within a time, and within memory that is its own.
///
/// No shell sees the arguments, nothing is written to the disk, and the program gets no more of the environment than the
/// search path.
struct ChildProgram {
  enum Failure: Error, Equatable {
    case notInstalled
    case tookTooLong
    /// It gave more than `largestOutput`.
    case wroteTooMuch
    case ended(status: Int32, errors: String)
    case system(Int32)
  }

  let name: String
  let arguments: [String]
  /// Seconds.
  var longestTime = 60.0
  /// Bytes.
  var largestOutput = 64 << 20
  /// Bytes of address space.
  var largestMemory: UInt64 = 2 << 30

  /// What the program writes to standard output.
  ///
  /// - Throws: `Failure` when it cannot be run, or does not end well and in time.
  func output(for input: [UInt8]) throws(Failure) -> [UInt8] {
    var toChild: [Int32] = [-1, -1]
    var fromChild: [Int32] = [-1, -1]
    var errors: [Int32] = [-1, -1]
    defer { for descriptor in toChild + fromChild + errors where descriptor >= 0 { close(descriptor) } }
    // Sockets and no pipes: writing to one that nobody reads can be told not to raise a signal, and no other program that
    // starts meanwhile inherits them.
    let kind = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
    guard socketpair(AF_UNIX, kind, 0, &toChild) == 0, socketpair(AF_UNIX, kind, 0, &fromChild) == 0,
      socketpair(AF_UNIX, kind, 0, &errors) == 0
    else { throw .system(errno) }
    let child = try start(input: toChild[1], output: fromChild[1], errors: errors[1])
    for end in [toChild[1], fromChild[1], errors[1]] { close(end) }
    (toChild[1], fromChild[1], errors[1]) = (-1, -1, -1)
    for descriptor in [toChild[0], fromChild[0], errors[0]] {
      _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK)
    }
    let exchange = exchange(input, &toChild[0], fromChild[0], errors[0])
    if exchange.failure != nil { kill(child, SIGKILL) }
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0, errno == EINTR {}
    if let failure = exchange.failure { throw failure }
    // The low byte holds a signal, the next one the exit status.
    let code = status & 0x7F != 0 ? 128 + status & 0x7F : status >> 8 & 0xFF
    if code == 127 { throw .notInstalled }
    if code != 0 {
      throw .ended(status: code, errors: String(decoding: exchange.errors.prefix(2_000), as: UTF8.self))
    }
    return exchange.output
  }

  private func start(input: Int32, output: Int32, errors: Int32) throws(Failure) -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, input, 0)
    posix_spawn_file_actions_adddup2(&actions, output, 1)
    posix_spawn_file_actions_adddup2(&actions, errors, 2)
    let path = getenv("PATH").map { String(cString: $0) } ?? "/usr/local/bin:/usr/bin:/bin"
    var child: pid_t = 0
    let result = Self.withStrings([name] + arguments) { arguments in
      Self.withStrings(["PATH=\(path)", "LC_ALL=C.UTF-8"]) { environment in
        posix_spawnp(&child, name, &actions, nil, arguments, environment)
      }
    }
    if result == ENOENT || result == EACCES { throw .notInstalled }
    if result != 0 { throw .system(result) }
    _ = cchildprogram_limit_memory(child, largestMemory)
    return child
  }

  /// Writes all input and reads all output, whichever can go on.
  private func exchange(
    _ input: [UInt8], _ toChild: inout Int32, _ fromChild: Int32, _ errors: Int32
  ) -> (output: [UInt8], errors: [UInt8], failure: Failure?) {
    var output: [UInt8] = []
    var messages: [UInt8] = []
    var written = 0
    var open: [Int32] = [fromChild, errors]
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    let deadline = Self.now() + longestTime
    while !open.isEmpty {
      let left = deadline - Self.now()
      if left <= 0 { return (output, messages, .tookTooLong) }
      var polled = open.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
      if toChild >= 0 { polled.append(pollfd(fd: toChild, events: Int16(POLLOUT), revents: 0)) }
      if poll(&polled, nfds_t(polled.count), Int32(min(left, 1) * 1000)) < 0 {
        if errno == EINTR { continue }
        return (output, messages, .system(errno))
      }
      for place in polled where place.revents != 0 {
        if place.fd == toChild {
          // SAFETY: the bytes from `written` on lie in the array.
          let count = input.withUnsafeBytes { bytes in
            send(toChild, bytes.baseAddress.map { $0 + written }, bytes.count - written, Int32(MSG_NOSIGNAL))
          }
          if count > 0 { written += count }
          // Who has read enough may close; what it makes of that its status says.
          if written == input.count || count < 0 && errno != EAGAIN && errno != EINTR {
            close(toChild)
            toChild = -1
          }
          continue
        }
        let count = read(place.fd, &buffer, buffer.count)
        if count > 0 {
          if place.fd == fromChild {
            output += buffer[..<count]
          } else if messages.count < 10_000 {
            messages += buffer[..<count]
          }
          if output.count > largestOutput { return (output, messages, .wroteTooMuch) }
        } else if count == 0 || errno != EAGAIN && errno != EINTR {
          open.removeAll { $0 == place.fd }
        }
      }
    }
    return (output, messages, nil)
  }

  /// Seconds of a clock that nobody sets.
  private static func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  /// The strings as C has them, ended by a null pointer, while `body` runs.
  private static func withStrings<Result>(
    _ strings: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
  ) -> Result {
    // SAFETY: each copy is freed after the call that uses it.
    let copies = strings.map { strdup($0) }
    defer { for copy in copies { free(copy) } }
    return body(copies + [nil])
  }
}
