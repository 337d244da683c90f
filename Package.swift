// swift-tools-version: 6.2
import PackageDescription

// Warnings are errors where the gate runs; a newer compiler's new warning never stops a learner's build.
let settings: [SwiftSetting] = Context.environment["CI"] == nil ? [] : [.treatAllWarnings(as: .error)]

func module(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

func tests(_ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []) -> Target {
  .testTarget(name: name, dependencies: dependencies, exclude: exclude, swiftSettings: settings)
}

let package = Package(
  name: "plimsoll",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "plimsoll", targets: ["plimsoll"]),
    .executable(name: "plimsoll-bench", targets: ["plimsoll-bench"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    .target(
      name: "CLineEditor",
      linkerSettings: [
        .linkedLibrary("edit"),
        // What libedit itself needs, for a program that holds all of its libraries; in this order.
        .linkedLibrary("bsd", .when(platforms: [.linux])),
        .linkedLibrary("md", .when(platforms: [.linux])),
        .linkedLibrary("tinfo", .when(platforms: [.linux])),
      ]),
    .target(name: "CCommonMark", linkerSettings: [.linkedLibrary("cmark")]),
    module("LineEditor", ["CLineEditor"]),
    module("Document", ["CCommonMark"]),
    module("Terminal", ["Document"]),
    module("Margin"),
    module("KitFiles", ["Margin", "Yams"]),
    module("Glossary", ["KitFiles", "Document"]),
    module("Market", ["Margin"]),
    module("Crowd", ["Market", "Margin", .product(name: "HeapModule", package: "swift-collections")]),
    module(
      "Practice",
      [
        "Glossary", "Crowd", "Market", "Margin", "KitFiles", "Document", "Yams",
        .product(name: "DequeModule", package: "swift-collections"),
      ]),
    module("Lessons", ["Practice", "Glossary", "KitFiles", "Market", "Margin", "Document"]),
    .executableTarget(
      name: "plimsoll",
      dependencies: [
        "Lessons", "Practice", "Glossary", "KitFiles", "Market", "Margin", "Document", "Terminal", "LineEditor",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings),
    .executableTarget(
      name: "plimsoll-bench",
      dependencies: [
        "Lessons", "Practice", "Glossary", "KitFiles", "Crowd", "Market", "Margin", "Document", "Terminal",
        "CLineEditor",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings),
    tests("LineEditorTests", ["LineEditor", "CLineEditor"]),
    tests("DocumentTests", ["Document"]),
    .target(name: "SVGReader", path: "Tests/SVGReader", swiftSettings: settings),
    tests("DrawingTests", ["SVGReader", "Terminal", "Document"], exclude: ["Fixtures"]),
    tests("MarginTests", ["Margin"]),
    tests("MarketTests", ["Market", "Margin"]),
    tests("CrowdTests", ["Crowd", "Market", "Margin"]),
    tests(
      "PracticeTests",
      ["SVGReader", "KitFiles", "Glossary", "Practice", "Crowd", "Market", "Margin", "Document", "Terminal"]),
    tests(
      "SessionTests", ["KitFiles", "Glossary", "Practice", "Market", "Margin", "Document", "Terminal"],
      exclude: ["Fixtures", "Errors.md"]),
    tests("GlossaryTests", ["Glossary", "KitFiles", "Practice", "Market", "Margin", "Document", "Terminal"]),
    tests(
      "LessonsTests",
      [
        "plimsoll", "Lessons", "Practice", "Glossary", "KitFiles", "Market", "Margin", "Document", "Terminal",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      exclude: ["Findings.md", "Lines.md"]),
    tests("TerminalTests", ["CLineEditor", "Lessons", "plimsoll"]),
  ],
  swiftLanguageModes: [.v6]
)
