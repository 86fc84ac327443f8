import Foundation

/// The peer: `qemu-system-arm`, run as its users run it. Nil when it is not installed.
struct Peer {
    private let executable: URL

    init?() {
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
        guard
            let path = folders.map({ "\($0)/qemu-system-arm" }).first(where: { FileManager.default.isExecutableFile(atPath: $0) })
        else { return nil }
        executable = URL(filePath: path)
    }

    /// Host seconds of one process that runs `image` until its semihosting exit.
    func seconds(image: String) throws -> Double {
        let process = Process()
        process.executableURL = executable
        process.arguments = [
            "-M", "mps2-an385", "-nographic", "-monitor", "none", "-serial", "none", "-semihosting-config", "enable=on,target=native",
            "-kernel", image,
        ]
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        let time = try ContinuousClock().measure {
            try process.run()
            process.waitUntilExit()
        }
        guard process.terminationStatus == 0 else { throw PeerError(status: process.terminationStatus) }
        return time / .seconds(1)
    }

    struct PeerError: Error {
        var status: Int32
    }
}

/// The middle one of some figures.
func median(_ figures: [Double]) -> Double {
    figures.sorted()[figures.count / 2]
}
