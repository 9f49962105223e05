// swift-tools-version: 6.2
import PackageDescription

/// galley's modules in the order of the data, built anew with the sanitizers: each may import all those before it.
let modules = [
  "CLibXML2", "CPCRE2", "CMD4C", "Platform", "SourceText", "Findings", "RuleNotation", "Drafts", "MarkdownDrafts",
  "HTMLDrafts", "Rules", "Matching", "Linting", "Reporting",
]
let libraries = ["CLibXML2": "libxml-2.0", "CPCRE2": "libpcre2-8", "CMD4C": "md4c"]

/// `FUZZ_COVERAGE=yes` also notes which lines are executed.
let coverage =
  Context.environment["FUZZ_COVERAGE"] == nil ? [] : ["-profile-generate", "-profile-coverage-mapping"]

// A package of its own, so that nobody who builds galley builds it with sanitizers.
let package = Package(
  name: "fuzz",
  targets: modules.enumerated().map { number, name in
    let path = "Modules/\(name)"
    if let library = libraries[name] { return .systemLibrary(name: name, path: path, pkgConfig: library) }
    return .target(
      name: name, dependencies: modules[..<number].map { .byName(name: $0) }, path: path)
  } + [
    .target(name: "TestSupport", dependencies: ["Drafts", "SourceText"], path: "TestSupport"),
    .systemLibrary(name: "CLibFuzzer"),
    .executableTarget(
      name: "fuzz", dependencies: (["CLibFuzzer"] + modules + ["TestSupport"]).map { .byName(name: $0) },
      linkerSettings: [.unsafeFlags(["-sanitize=fuzzer,address", "-use-ld=lld"] + coverage)]),
  ],
  swiftLanguageModes: [.v6]
)

for target in package.targets where target.type != .system {
  target.swiftSettings = [
    .unsafeFlags(["-sanitize=fuzzer,address", "-parse-as-library", "-enable-testing"] + coverage),
    .strictMemorySafety(),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
  ]
}
