import ArmMProfile
import CortexM
import Firmware
import Foundation

/// How a random program ended, and what its handler noted.
struct ExceptionProgramRun {
    enum End: String { case done, lockup, endless }

    var end: End
    /// The words that the handler noted.
    var notes: [UInt32]
    /// Rules that did not hold at some step.
    var violations: [String] = []
    /// The exceptions that were entered.
    var entries = 0
}

/// The board of the random programs: what QEMU's mps2-an385 has of it.
struct ExceptionProgramBoard {
    private let image: FirmwareImage
    private let done: UInt32
    private let configuration: MachineConfiguration

    init() throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../../fixtures/firmware/random/random.elf").standardized
        image = try FirmwareImage.read(Array(Data(contentsOf: file)))
        done = (image.symbols.symbol(named: "done")?.address ?? 0) & ~1
        var core = CoreConfiguration.cortexM3
        core.priorityBits = 8
        core.interruptCount = 32
        configuration = MachineConfiguration(
            name: "random", core: core, clockHz: 25_000_000,
            regions: [
                MemoryRegion(name: "code", kind: .ram, base: 0, size: 0x1_0000),
                MemoryRegion(name: "ram", kind: .ram, base: 0x2000_0000, size: 0x2_0000),
                MemoryRegion(name: "slots", kind: .ram, base: ExceptionProgramMap.slots, size: 0x2000),
            ], devices: [])
    }

    /// A machine with the firmware and one program, before its reset.
    func machine(_ program: ExceptionProgram) throws -> Machine {
        var machine = Machine(configuration)
        for segment in image.segments { try machine.load(segment.bytes, at: segment.address) }
        try machine.load(program.bytes, at: ExceptionProgramMap.slots)
        machine.reset(.powerOn)
        machine.setHooks([done])
        return machine
    }

    /// Runs a program to its end, as fast as it goes.
    func run(_ program: ExceptionProgram) throws -> ExceptionProgramRun {
        var machine = try machine(program)
        let stop = machine.run(instructions: 50_000)
        return ExceptionProgramRun(end: Self.end(stop), notes: Self.notes(machine))
    }

    /// Runs a program step by step, and checks what holds at every one.
    func runChecked(_ program: ExceptionProgram) throws -> ExceptionProgramRun {
        var machine = try machine(program)
        machine.setHooks([ExceptionProgramMap.exec + ExceptionProgramMap.firstBody])
        _ = machine.run(instructions: 50_000)
        machine.setHooks([])
        machine.observation = [.entries, .returns]
        var watch = ExceptionWatch(machine)
        var stop = Stop.limit
        while machine.instructions < 50_000, machine.pc != done {
            stop = machine.step()
            watch.look(machine, stop)
            if case .lockup = stop { break }
        }
        if machine.pc == done { stop = .hook }
        return ExceptionProgramRun(
            end: Self.end(stop), notes: Self.notes(machine), violations: watch.violations, entries: watch.entries)
    }

    private static func end(_ stop: Stop) -> ExceptionProgramRun.End {
        switch stop {
        case .hook: .done
        case .lockup: .lockup
        default: .endless
        }
    }

    private static func notes(_ machine: borrowing Machine) -> [UInt32] {
        let count = min(machine.peek(ExceptionProgramMap.notes, size: .word) ?? 0, 1000)
        return (0..<count).map { machine.peek(ExceptionProgramMap.notes &+ 4 &+ 4 &* $0, size: .word) ?? 0 }
    }
}
