/// One rule by which blocks of a report get their roles.
protocol ReportRule: SendableMetatype {
  /// Decides about the blocks that it knows, and leaves the others free.
  static func apply(to report: inout ReportRoles)
}
