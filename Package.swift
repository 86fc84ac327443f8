// swift-tools-version: 6.3
import PackageDescription

/// Strict settings for every target; the tools version already selects the Swift 6 language mode.
let settings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

/// The machine files that are part of the binary.
let machines = [
    "cortex-m0", "cortex-m0plus", "cortex-m3", "cortex-m4", "cortex-m4f", "cortex-m7", "lm3s6965evb", "lpc4330", "lpc4370",
    "mps2-an385", "mps2-an386", "mps2-an500", "nrf51822", "nrf52833", "stm32f103", "stm32f407", "stm32f429", "stm32h743",
    "stm32h753", "stm32l476",
]

/// The parts of the HTML report's page.
let pageParts = ["report.mustache", "case.mustache", "timeline.mustache", "coverage.mustache", "report.css", "report.js"]

let package = Package(
    name: "faultline",
    platforms: [.macOS(.v26)],
    products: [
        .executable(name: "faultline", targets: ["faultline"]),
        .library(name: "CortexM", targets: ["ArmMProfile", "CortexM", "Firmware"]),
        .library(name: "ScenarioHarness", targets: ["ScenarioHarness", "ScenarioReports"]),
        .library(name: "ScenarioTesting", targets: ["ScenarioTesting"]),
        .plugin(name: "ScenarioTests", targets: ["ScenarioTests"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/CoreOffice/XMLCoder", from: "0.18.2"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
    ],
    targets: [
        .systemLibrary(
            name: "CLibYAML",
            pkgConfig: "yaml-0.1",
            providers: [.apt(["libyaml-dev"]), .brew(["libyaml"]), .yum(["libyaml-devel"])]
        ),
        .target(name: "Diagnostics", swiftSettings: settings),
        .target(name: "ArmMProfile", swiftSettings: settings),
        .target(name: "Firmware", swiftSettings: settings),
        .target(name: "CortexM", dependencies: ["ArmMProfile"], swiftSettings: settings),
        .target(
            name: "ScenarioLanguage",
            dependencies: ["Diagnostics", "ArmMProfile", "CLibYAML"],
            swiftSettings: settings
        ),
        .target(
            name: "ScenarioHarness",
            dependencies: ["ScenarioLanguage", "Firmware", "CortexM", "Diagnostics", "ArmMProfile"],
            resources: machines.map { .embedInCode("Machines/\($0).yaml") },
            swiftSettings: settings
        ),
        .target(
            name: "ScenarioReports",
            dependencies: [
                "ScenarioHarness", "CortexM", "ArmMProfile", "Diagnostics", "XMLCoder",
                .product(name: "Mustache", package: "swift-mustache"),
            ],
            resources: pageParts.map { .embedInCode("HTML/Templates/\($0)") },
            swiftSettings: settings
        ),
        .target(
            name: "ScenarioTesting",
            dependencies: ["ScenarioHarness", "ScenarioReports"],
            swiftSettings: settings
        ),
        .executableTarget(
            name: "scenario-test-generator",
            dependencies: ["ScenarioLanguage", "Diagnostics"],
            path: "Sources/ScenarioTestGenerator",
            swiftSettings: settings
        ),
        .plugin(name: "ScenarioTests", capability: .buildTool(), dependencies: ["scenario-test-generator"]),
        .executableTarget(
            name: "faultline",
            dependencies: [
                "ScenarioHarness", "ScenarioReports", "ScenarioLanguage", "Diagnostics", "Firmware", "CortexM", "ArmMProfile",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            resources: [.embedInCode("Examples/diagnostics.txt")],
            swiftSettings: settings
        ),
        .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: settings),
        .testTarget(name: "ArchitectureTests", swiftSettings: settings),
        .testTarget(name: "DiagnosticsTests", dependencies: ["Diagnostics"], swiftSettings: settings),
        .testTarget(name: "ArmMProfileTests", dependencies: ["ArmMProfile", "TestSupport"], swiftSettings: settings),
        .testTarget(name: "FirmwareTests", dependencies: ["Firmware", "TestSupport"], swiftSettings: settings),
        .testTarget(
            name: "CortexMTests", dependencies: ["CortexM", "ArmMProfile", "Firmware", "TestSupport"], swiftSettings: settings),
        .testTarget(
            name: "ScenarioLanguageTests", dependencies: ["ScenarioLanguage", "Diagnostics", "ArmMProfile", "TestSupport"],
            swiftSettings: settings),
        .testTarget(
            name: "ScenarioHarnessTests",
            dependencies: ["ScenarioHarness", "ScenarioLanguage", "Firmware", "CortexM", "Diagnostics", "ArmMProfile", "TestSupport"],
            swiftSettings: settings),
        .testTarget(
            name: "ScenarioReportsTests",
            dependencies: ["ScenarioReports", "ScenarioHarness", "CortexM", "ArmMProfile", "Diagnostics", "TestSupport"],
            swiftSettings: settings),
        .testTarget(
            name: "ScenarioTestingTests", dependencies: ["ScenarioTesting", "scenario-test-generator"], swiftSettings: settings),
        .testTarget(
            name: "HostileInputTests", dependencies: ["ScenarioHarness", "ScenarioReports", "Diagnostics", "TestSupport"],
            swiftSettings: settings),
        .testTarget(name: "ConformanceTests", dependencies: ["ScenarioHarness", "Diagnostics"], swiftSettings: settings),
        .testTarget(name: "faultlineTests", dependencies: ["faultline"], swiftSettings: settings),
    ]
)
