import ArmMProfile
import CortexM
import Foundation

/// `faultline-replay JOBS`: runs images from one address to another, and prints words of memory. `Tools/timing/replay` writes the
/// jobs, one a line:
///
///     CORE BASE IMAGE SP START END ADDRESS:WORDS…
///
/// For each it prints a line: how it stopped, the cycles it took, and the words. All numbers but WORDS and the cycles are hexadecimal.
@main
enum Main {
    static func main() throws {
        guard CommandLine.arguments.count == 2 else {
            FileHandle.standardError.write(Data("usage: faultline-replay JOBS\n".utf8))
            exit(64)
        }
        let jobs = try String(contentsOf: URL(filePath: CommandLine.arguments[1]), encoding: .utf8)
        for line in jobs.split(separator: "\n") {
            guard let job = Job(line) else {
                print("malformed")
                continue
            }
            print(try job.run())
        }
    }
}

/// One image to run.
struct Job {
    /// The longest run: above the longest of the public benchmarks.
    static let cycles: UInt64 = 4_000_000_000

    var core: CoreConfiguration
    var base: UInt32
    var image: String
    var stack: UInt32
    var start: UInt32
    var end: UInt32
    var words: [(address: UInt32, count: Int)]

    init?(_ line: Substring) {
        let parts = line.split(separator: " ")
        guard parts.count >= 6, let core = CoreConfiguration.named(String(parts[0])), let base = Self.number(parts[1]),
            let stack = Self.number(parts[3]), let start = Self.number(parts[4]), let end = Self.number(parts[5])
        else { return nil }
        self.core = core
        self.base = base
        image = String(parts[2])
        self.stack = stack
        self.start = start
        self.end = end
        words = parts.dropFirst(6).compactMap { part in
            let pair = part.split(separator: ":")
            guard pair.count == 2, let address = Self.number(pair[0]), let count = Int(pair[1]) else { return nil }
            return (address, count)
        }
    }

    private static func number(_ text: Substring) -> UInt32? { UInt32(text, radix: 16) }

    /// Runs it, with the trace unit counting from the start.
    func run() throws -> String {
        var machine = Machine(configuration)
        try machine.load([UInt8](Data(contentsOf: URL(filePath: image))), at: base)
        machine.reset(.powerOn)
        for (address, value) in [(0xE000_EDFC, 0x0100_0000), (0xE000_1000, 0x003E_0001)] as [(UInt32, UInt32)] {
            _ = machine.poke(address, size: .word, value)
        }
        machine[.sp] = stack
        machine[.pc] = start
        machine.setHooks([end])
        let stop = machine.run(untilCycle: Self.cycles)
        let values = words.flatMap { range in
            (0..<range.count).map { machine.peek(range.address &+ 4 &* UInt32($0), size: .word) ?? 0 }
        }
        let status = stop == .hook && machine.pc == end ? "done" : "stopped-at-\(String(machine.pc, radix: 16))"
        return "\(status) \(machine.cycles) " + values.map { String($0, radix: 16) }.joined(separator: " ")
    }

    /// Flash at the image's base and at 0, RAM, and RAM in place of the peripherals, whose settings the images write and ignore.
    private var configuration: MachineConfiguration {
        var regions = [
            MemoryRegion(name: "flash", kind: .flash(write: .ignored), base: base, size: 1 << 20),
            MemoryRegion(name: "sram", kind: .ram, base: 0x2000_0000, size: 1 << 18),
            MemoryRegion(name: "peripherals", kind: .ram, base: 0x4000_0000, size: 1 << 20),
            MemoryRegion(name: "gpram", kind: .ram, base: 0x1100_0000, size: 1 << 14),
        ]
        if base != 0 { regions.append(MemoryRegion(name: "boot", kind: .alias(of: "flash"), base: 0, size: 1 << 20)) }
        return MachineConfiguration(name: "replay", core: core, clockHz: 24_000_000, regions: regions, devices: [])
    }
}
