// swift-tools-version: 6.2
import PackageDescription

let staticLibrary: [LinkerSetting] = [.unsafeFlags(["-static-stdlib"])]

// A package of its own, so that nobody who builds galley builds its benchmarks.
let package = Package(
  name: "benchmarks",
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
  ],
  targets: [
    .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .target(name: "Corpora"),
    .executableTarget(
      name: "benchmarks",
      dependencies: ["Corpora", .product(name: "ArgumentParser", package: "swift-argument-parser")]),
    // What galley is held against, and what measures it: linked as galley is.
    .executableTarget(name: "empty-program", linkerSettings: staticLibrary),
    .executableTarget(name: "parse-html", dependencies: ["CLibXML2"], linkerSettings: staticLibrary),
    .executableTarget(name: "peak-memory", linkerSettings: staticLibrary),
    .testTarget(name: "BenchmarkTests", dependencies: ["Corpora", "benchmarks"]),
  ],
  swiftLanguageModes: [.v6]
)

for target in package.targets where target.type != .system {
  target.swiftSettings = [
    .strictMemorySafety(),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
  ]
}
