import Document

extension Text.Role {
  /// The class of what plays this part in an SVG.
  var svgClass: String {
    switch self {
    case .plain, .emphasis, .code, .term: "plain"
    case .strong: "strong"
    case .muted: "muted"
    case .good: "good"
    case .warning: "warning"
    case .danger: "danger"
    }
  }
}

extension SVGWriter {
  /// How the classes look on a light ground and on a dark one; a viewer that knows of no dark ground shows the light one.
  static let rules: [Substring] = """
    text { font: 13px system-ui, -apple-system, "Segoe UI", "DejaVu Sans", sans-serif; fill: #1f2328; }
    .title { font-size: 17px; font-weight: 600; }
    .strong { font-weight: 600; }
    .quiet { fill: #59636e; }
    .paper { fill: #ffffff; }
    .track { fill: #eaeef2; }
    .axis { stroke: #818b98; stroke-width: 1; fill: none; }
    .grid { stroke: #d1d9e0; stroke-width: 1; fill: none; }
    .line { stroke-width: 2; stroke-linejoin: round; stroke-linecap: round; fill: none; }
    .mark { stroke-width: 1.5; fill: none; }
    .halo { stroke: #ffffff; stroke-width: 4; stroke-linejoin: round; paint-order: stroke; }
    .hatch { stroke: #1f2328; stroke-opacity: 0.45; stroke-width: 1; fill: none; }
    .way { stroke: #1f2328; stroke-width: 2; stroke-dasharray: 2 3; fill: none; }
    .here { stroke: #ffffff; stroke-width: 2; fill: #1f2328; }
    .fill-plain { fill: #0969da; } .fill-strong { fill: #1f2328; } .fill-muted { fill: #818b98; }
    .fill-good { fill: #2da44e; } .fill-warning { fill: #d4a72c; } .fill-danger { fill: #cf222e; }
    .stroke-plain { stroke: #0969da; } .stroke-strong { stroke: #1f2328; } .stroke-muted { stroke: #818b98; }
    .stroke-good { stroke: #1a7f37; } .stroke-warning { stroke: #9a6700; } .stroke-danger { stroke: #cf222e; }
    .area-plain { fill: #b6e3ff; } .area-strong { fill: #d1d9e0; } .area-muted { fill: #afb8c1; }
    .area-good { fill: #c4ecce; } .area-warning { fill: #f8e3a1; } .area-danger { fill: #ffb3ab; }
    @media (prefers-color-scheme: dark) {
      text { fill: #e6edf3; }
      .quiet { fill: #9198a1; }
      .paper { fill: #0d1117; }
      .track { fill: #262c36; }
      .axis { stroke: #7d8590; }
      .grid { stroke: #30363d; }
      .halo { stroke: #0d1117; }
      .hatch { stroke: #f0f6fc; }
      .way { stroke: #f0f6fc; }
      .here { stroke: #0d1117; fill: #f0f6fc; }
      .fill-plain { fill: #4493f8; } .fill-strong { fill: #e6edf3; } .fill-muted { fill: #7d8590; }
      .fill-good { fill: #3fb950; } .fill-warning { fill: #d29922; } .fill-danger { fill: #f85149; }
      .stroke-plain { stroke: #4493f8; } .stroke-strong { stroke: #e6edf3; } .stroke-muted { stroke: #7d8590; }
      .stroke-good { stroke: #3fb950; } .stroke-warning { stroke: #d29922; } .stroke-danger { stroke: #f85149; }
      .area-plain { fill: #0c2d6b; } .area-strong { fill: #3d444d; } .area-muted { fill: #30363d; }
      .area-good { fill: #0f4a21; } .area-warning { fill: #614700; } .area-danger { fill: #7d1a1d; }
    }
    """.split(separator: "\n")
}
