/// The formats that sources come in.
package enum SourceFormat: String, Sendable, CaseIterable {
  case plainText = "text"
  case markdown = "Markdown"
  case html = "HTML"
  case noScribe = "noScribe HTML"
  case docx = "Word (.docx)"
  case odt = "OpenDocument (.odt)"
  case rtf = "RTF"
  case pdf = "PDF"
  case webVTT = "WebVTT"
  case subRip = "SubRip (.srt)"
  case oTranscribe = "oTranscribe (.otr)"
  case elan = "ELAN (.eaf)"
  case segments = "JSON segments"
  case delimited = "delimited table"
  case spreadsheet = "Excel (.xlsx)"
}
