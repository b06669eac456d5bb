internal import Glibc

extension Clock {
  /// The time now: UTC, ISO 8601, to the second.
  package static var now: String {
    var seconds = time(nil)
    var parts = tm()
    gmtime_r(&seconds, &parts)
    func two(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(parts.tm_year + 1900)-\(two(parts.tm_mon + 1))-\(two(parts.tm_mday))T"
      + "\(two(parts.tm_hour)):\(two(parts.tm_min)):\(two(parts.tm_sec))Z"
  }

  /// A time that a project keeps, UTC, as the time of this machine with its distance from UTC: `2026-11-22T04:40:12+01:00`.
  /// What is no such time stays as it is.
  package static func local(_ time: String) -> String {
    let digits = time.utf8.map { $0 >= 0x30 && $0 <= 0x39 ? Int($0) - 0x30 : -1 }
    guard digits.count == 20, time.hasSuffix("Z") else { return time }
    func number(_ start: Int, _ count: Int) -> Int32 { Int32(digits[start..<start + count].reduce(0) { $0 * 10 + $1 }) }
    var parts = tm()
    (parts.tm_year, parts.tm_mon, parts.tm_mday) = (number(0, 4) - 1900, number(5, 2) - 1, number(8, 2))
    (parts.tm_hour, parts.tm_min, parts.tm_sec) = (number(11, 2), number(14, 2), number(17, 2))
    var seconds = timegm(&parts)
    var here = tm()
    localtime_r(&seconds, &here)
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let minutes = abs(here.tm_gmtoff) / 60
    return "\(here.tm_year + 1900)-\(two(Int(here.tm_mon) + 1))-\(two(Int(here.tm_mday)))T"
      + "\(two(Int(here.tm_hour))):\(two(Int(here.tm_min))):\(two(Int(here.tm_sec)))"
      + "\(here.tm_gmtoff < 0 ? "-" : "+")\(two(minutes / 60)):\(two(minutes % 60))"
  }

  /// Seconds on a clock that only runs forward, to measure with.
  package static var monotonic: Double {
    var moment = timespec()
    clock_gettime(CLOCK_MONOTONIC, &moment)
    return Double(moment.tv_sec) + Double(moment.tv_nsec) / 1e9
  }
}
