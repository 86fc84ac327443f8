// swift-tools-version: 6.3
import PackageDescription

/// The fuzzer of everything that users and files supply; `Tools/fuzz/run` builds and starts it. `FuzzProject.swift` and its
/// neighbours are links into `Tests/HostileInputTests`, which replays what was found.
let package = Package(
    name: "Fuzz",
    platforms: [.macOS(.v26)],
    dependencies: [.package(name: "faultline", path: "../..")],
    targets: [
        .systemLibrary(name: "CLibFuzzer"),
        .executableTarget(
            name: "faultline-fuzz",
            dependencies: ["CLibFuzzer", .product(name: "ScenarioHarness", package: "faultline")],
            swiftSettings: [
                .enableUpcomingFeature("ExistentialAny"),
                .enableUpcomingFeature("InternalImportsByDefault"),
                .enableUpcomingFeature("MemberImportVisibility"),
            ]),
    ]
)
