import ArmMProfile
import CortexM

/// Cores and machines for the tests of the exception model, and code by hand.
enum Bench {
    static let m0 = CoreConfiguration.cortexM0
    static let m0plus = CoreConfiguration.cortexM0Plus
    static let m3 = core(.cortexM3, priorityBits: 3)
    static let m4 = core(.cortexM4, priorityBits: 4)
    static let m4f = core(.cortexM4F, priorityBits: 4)
    static let m7 = core(.cortexM7, priorityBits: 4)

    /// A core with as many interrupts as its handlers have room for.
    private static func core(_ core: CoreConfiguration, priorityBits: Int) -> CoreConfiguration {
        var core = core
        core.priorityBits = priorityBits
        core.interruptCount = 48
        return core
    }

    /// Where the handler of exception `number` is, unless a test puts it elsewhere: each has 32 bytes.
    static func handler(_ number: Int) -> UInt32 { 0x1000 + 32 * UInt32(number) }

    /// Where the code of Thread mode begins.
    static let code: UInt32 = 0x400
    static let ram: UInt32 = 0x2000_0000
    static let stack: UInt32 = 0x2000_1000

    /// A machine with 64 KiB of flash at 0 and of RAM at 0x20000000, reset, whose vectors go to handlers that loop, and whose
    /// Thread code is `code` and then loops. `handlers` are put in place of the loops, `words` anywhere.
    static func machine(
        _ core: CoreConfiguration = m4, _ code: [UInt16] = [], handlers: [Int: [UInt16]] = [:],
        words: KeyValuePairs<UInt32, UInt32> = [:], reset: Bool = true, timing: TimingConfiguration = TimingConfiguration()
    ) -> Machine {
        var flash = [UInt8](repeating: 0, count: 0x4000)
        func put(_ halfwords: [UInt16], at address: UInt32) {
            for (index, halfword) in halfwords.enumerated() {
                flash[Int(address) + 2 * index] = UInt8(halfword & 0xFF)
                flash[Int(address) + 2 * index + 1] = UInt8(halfword >> 8)
            }
        }
        func put(word: UInt32, at address: UInt32) {
            put([UInt16(word & 0xFFFF), UInt16(word >> 16)], at: address)
        }
        put(word: stack, at: 0)
        put(word: Self.code | 1, at: 4)
        for number in 2..<(16 + core.interruptCount) {
            put(word: handler(number) | 1, at: 4 * UInt32(number))
            put(handlers[number] ?? [Thumb.loop], at: handler(number))
        }
        put(code + [Thumb.loop], at: Self.code)
        for (address, word) in words { put(word: word, at: address) }
        var machine = Machine(
            MachineConfiguration(
                name: core.name, core: core, clockHz: 16_000_000,
                regions: [
                    MemoryRegion(name: "flash", kind: .flash(write: .busFault), base: 0, size: 0x1_0000),
                    MemoryRegion(name: "sram", kind: .ram, base: ram, size: 0x1_0000),
                ], devices: [], timing: timing))
        try? machine.load(flash, at: 0)
        if reset { machine.reset(.powerOn) }
        return machine
    }
}

/// Instructions by hand.
enum Thumb {
    static let nop: UInt16 = 0xBF00
    static let loop: UInt16 = 0xE7FE
    static let wfe: UInt16 = 0xBF20
    static let wfi: UInt16 = 0xBF30
    static let sev: UInt16 = 0xBF40
    static let bxLR: UInt16 = 0x4770
    static let udf: UInt16 = 0xDE00
    static let bkpt: UInt16 = 0xBE00
    static let cpsidI: UInt16 = 0xB672
    static let cpsieI: UInt16 = 0xB662
    static let cpsidF: UInt16 = 0xB671
    static let cpsieF: UInt16 = 0xB661
    static func svc(_ number: UInt16) -> UInt16 { 0xDF00 | number }
    static func bx(_ register: UInt16) -> UInt16 { 0x4700 | register << 3 }
    static func blx(_ register: UInt16) -> UInt16 { 0x4780 | register << 3 }
    static func movPC(_ register: UInt16) -> UInt16 { 0x4687 | register << 3 }
    static func movs(_ register: UInt16, _ value: UInt16) -> UInt16 { 0x2000 | register << 8 | value }
    /// LDR Rt, [Rn].
    static func ldr(_ target: UInt16, _ base: UInt16) -> UInt16 { 0x6800 | base << 3 | target }
    /// STR Rt, [Rn].
    static func str(_ target: UInt16, _ base: UInt16) -> UInt16 { 0x6000 | base << 3 | target }
    /// MSR special, Rn, with the mask for NZCVQ.
    static func msr(_ special: UInt16, _ register: UInt16) -> [UInt16] { [0xF380 | register, 0x8800 | special] }
    /// MRS Rd, special.
    static func mrs(_ register: UInt16, _ special: UInt16) -> [UInt16] { [0xF3EF, 0x8000 | register << 8 | special] }
}

/// Registers of the System Control Space.
enum SCS {
    static let icsr: UInt32 = 0xE000_ED04
    static let vtor: UInt32 = 0xE000_ED08
    static let aircr: UInt32 = 0xE000_ED0C
    static let scr: UInt32 = 0xE000_ED10
    static let ccr: UInt32 = 0xE000_ED14
    static let shpr1: UInt32 = 0xE000_ED18
    static let shpr2: UInt32 = 0xE000_ED1C
    static let shpr3: UInt32 = 0xE000_ED20
    static let shcsr: UInt32 = 0xE000_ED24
    static let cfsr: UInt32 = 0xE000_ED28
    static let hfsr: UInt32 = 0xE000_ED2C
    static let dfsr: UInt32 = 0xE000_ED30
    static let mmfar: UInt32 = 0xE000_ED34
    static let bfar: UInt32 = 0xE000_ED38
    static let stir: UInt32 = 0xE000_EF00
    static let iser: UInt32 = 0xE000_E100
    static let icer: UInt32 = 0xE000_E180
    static let ispr: UInt32 = 0xE000_E200
    static let icpr: UInt32 = 0xE000_E280
    static let iabr: UInt32 = 0xE000_E300
    static let ipr: UInt32 = 0xE000_E400
    static let mpuCTRL: UInt32 = 0xE000_ED94
    static let mpuRBAR: UInt32 = 0xE000_ED9C
    static let mpuRASR: UInt32 = 0xE000_EDA0
    static let cpacr: UInt32 = 0xE000_ED88
    static let demcr: UInt32 = 0xE000_EDFC
    static let fpccr: UInt32 = 0xE000_EF34
    static let fpcar: UInt32 = 0xE000_EF38
    static let fpdscr: UInt32 = 0xE000_EF3C
    static let mvfr0: UInt32 = 0xE000_EF40

    /// SHCSR's enable bits.
    static let memFault: UInt32 = 1 << 16
    static let busFault: UInt32 = 1 << 17
    static let usageFault: UInt32 = 1 << 18
    static let allFaults: UInt32 = 7 << 16
}

extension Machine {
    /// A word of memory or of the System Control Space, 0 where there is none.
    func word(_ address: UInt32) -> UInt32 { peek(address, size: .word) ?? 0 }

    /// Stores a word as a debugger does.
    mutating func set(_ address: UInt32, _ value: UInt32) { _ = poke(address, size: .word, value) }

    /// Enables interrupt `line` at `priority`.
    mutating func enable(_ line: Int, priority: UInt8) {
        _ = poke(SCS.ipr + UInt32(line), size: .byte, UInt32(priority))
        set(SCS.iser + 4 * UInt32(line / 32), 1 << UInt32(line % 32))
    }

    /// Executes `count` steps: instructions or exception entries.
    mutating func steps(_ count: Int) { for _ in 0..<count { _ = step() } }

    /// The word of the frame at the main or process stack pointer: 0…3 R0–R3, 4 R12, 5 LR, 6 the return address, 7 xPSR.
    func frame(_ index: Int, at address: UInt32) -> UInt32 { word(address &+ 4 &* UInt32(index)) }

    /// The last exception entry.
    var entry: ExceptionEntry? { exceptions.lastEntry }

    /// Opens region `number` of the MPU over `2 ^ bits` bytes, with AP and XN.
    mutating func mpuRegion(_ number: UInt32, at base: UInt32, bits: UInt32, ap: UInt32, xn: Bool = false) {
        set(SCS.mpuRBAR, base | 0x10 | number)
        set(SCS.mpuRASR, (xn ? 1 << 28 : 0) | ap << 24 | (bits - 1) << 1 | 1)
    }

    /// Turns the MPU on with the default map for privileged code.
    mutating func startMPU(control: UInt32 = 5) { set(SCS.mpuCTRL, control) }
}
