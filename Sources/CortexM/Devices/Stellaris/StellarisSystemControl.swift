/// System control of the Stellaris LM3S6965 (data sheet, section 5): identification, reset causes, the PLL, clock gates, which
/// stop nothing here, and the protection of flash.
///
/// | offset | register | |
/// | --- | --- | --- |
/// | 0x000, 0x004 | DID0, DID1 | |
/// | 0x008 to 0x01C | DC0 to DC4 | |
/// | 0x040 to 0x048 | SRCR0 to SRCR2 | held: peripherals are not reset |
/// | 0x050 to 0x058 | RIS, IMC, MISC | PLLL 6: the PLL has locked |
/// | 0x05C | RESC | EXT 0, POR 1, BOR 2, WDT 3, SW 4; sticky |
/// | 0x064 | PLLCFG | F 13:5, R 4:0 of the crystal that RCC.XTAL names |
/// | 0x060, 0x070 | RCC, RCC2 | PWRDN 13 of that which USERCC2 selects: the PLL locks 0.5 ms after it is cleared |
/// | 0x100 to 0x128 | RCGCn, SCGCn, DCGCn | |
/// | 0x130, 0x134, 0x200, 0x400 | FMPRE, FMPPE | |
///
/// Interrupt output 0. It drives `fmppe0` to `fmppe3`.
public struct StellarisSystemControl: RegisterDevice {
    package enum Register {
        package static let ris: UInt32 = 0x050
        package static let imc: UInt32 = 0x054
        package static let misc: UInt32 = 0x058
        package static let resc: UInt32 = 0x05C
        package static let rcc: UInt32 = 0x060
        package static let pllcfg: UInt32 = 0x064
        package static let rcc2: UInt32 = 0x070
        package static let fmppe: UInt32 = 0x400
    }

    package static let table: RegisterTable = {
        var rows: [RegisterRow] = [
            .readOnly("DID0", 0x000, 0x1001_0002), .readOnly("DID1", 0x004, 0x1073_402E), .readOnly("DC0", 0x008, 0x00FF_007F),
            .readOnly("DC1", 0x010, 0x0011_33FF), .readOnly("DC2", 0x014, 0x030F_5317), .readOnly("DC3", 0x018, 0x0F0F_87FF),
            .readOnly("DC4", 0x01C, 0x5000_007F), RegisterRow("PBORCTL", 0x030, reset: 0x0000_7FFD, writable: 0xFFFF),
            RegisterRow("LDOPCTL", 0x034, writable: 0x3F), RegisterRow("SRCR0", 0x040), RegisterRow("SRCR1", 0x044),
            RegisterRow("SRCR2", 0x048), .readOnly("RIS", Register.ris), RegisterRow("IMC", Register.imc, writable: 0x42),
            .special("MISC", Register.misc), .special("RESC", Register.resc, reset: 1 << 1),
            RegisterRow("RCC", Register.rcc, reset: 0x078E_3AD1, writable: 0x0FDE_2BF3),
            .special("PLLCFG", Register.pllcfg, reset: 200 << 5 | 2),
            RegisterRow("RCC2", Register.rcc2, reset: 0x0780_2810, writable: 0x9F80_2870),
            RegisterRow("DSLPCLKCFG", 0x144, reset: 0x0780_0000, writable: 0x1F80_0070),
            // The same words have two offsets each.
            .special("FMPRE", 0x130, reset: .max), .special("FMPPE", 0x134, reset: .max),
            RegisterRow("USECRL", 0x140, reset: 0x31, writable: 0xFF),
        ]
        for (index, name) in ["RCGC", "SCGC", "DCGC"].enumerated() {
            for number: UInt32 in 0..<3 {
                let offset = 0x100 + UInt32(index) * 0x10 + number * 4
                rows.append(RegisterRow("\(name)\(number)", offset, reset: number == 0 ? 0x40 : 0))
            }
        }
        for number: UInt32 in 0..<4 {
            rows.append(RegisterRow("FMPRE\(number)", 0x200 + number * 4, reset: .max))
            rows.append(.special("FMPPE\(number)", Register.fmppe + number * 4, reset: .max))
        }
        return RegisterTable(rows)
    }()

    package var registers = RegisterFile(table)
    private var causes: UInt32 = 0
    private var changeable = [UInt32](repeating: .max, count: 4)

    private static let pllLocked: UInt32 = 1 << 6

    /// F and R + 1 by RCC.XTAL: the PLL runs at F / (R + 1) times the crystal. The data sheet's table of crystals gives the PLL's
    /// frequency for each; these are its factors in lowest terms. The first four name crystals too slow for the PLL.
    private static let multipliers: [(f: UInt32, r: UInt32)] = [
        (0, 1), (0, 1), (0, 1), (0, 1), (112, 1), (108, 1), (100, 1), (98, 1), (81, 1), (80, 1), (78, 1), (200, 3), (65, 1), (54, 1),
        (50, 1), (146, 3),
    ]

    /// As after power-on.
    public init() {}

    /// Gives registers their reset values; the causes wait for `didReset`.
    public mutating func reset(_ kind: ResetKind) {
        registers.reset()
        changeable = [UInt32](repeating: .max, count: 4)
    }

    /// Notes the cause in RESC: power-on forgets the others.
    public mutating func didReset(_ cause: ResetCause, _ context: inout DeviceContext) {
        switch cause {
        case .powerOn: causes = 1 << 1
        case .pin: causes |= 1 << 0
        case .watchdog, .windowWatchdog: causes |= 1 << 3
        case .software, .device: causes |= 1 << 4
        }
        for (index, word) in changeable.enumerated() { context.drive(index, word) }
    }

    /// True: RESC tells the cause.
    public var isToldOfResets: Bool { true }

    package func value(of offset: UInt32, _ context: DeviceContext) -> UInt32 {
        switch offset {
        case Register.misc: registers[Register.ris] & registers[Register.imc]
        case Register.resc: causes
        case Register.pllcfg: pllcfg
        case 0x130: registers[0x200]
        case 0x134: changeable[0]
        case Register.fmppe..<Register.fmppe + 16: changeable[Int(offset >> 2 & 3)]
        default: registers[offset]
        }
    }

    package mutating func store(_ offset: UInt32, _ value: UInt32, lanes: UInt32, _ context: inout DeviceContext) {
        let wasPowered = isPowered
        switch offset {
        case Register.misc: registers[Register.ris] &= ~value
        case Register.pllcfg: break
        case Register.resc: causes = (causes & ~lanes | value) & 0x1F
        case 0x130: registers.store(0x200, value, lanes: lanes)
        case 0x134: protect(0, value | ~lanes, &context)
        case Register.fmppe..<Register.fmppe + 16: protect(Int(offset >> 2 & 3), value | ~lanes, &context)
        default: registers.store(offset, value, lanes: lanes)
        }
        if isPowered != wasPowered {
            if isPowered { context.startTimer(0, after: context.cycles(microseconds: 500)) } else { context.stopTimer(0) }
        }
        setOutput(&context)
    }

    /// The PLL has locked.
    public mutating func event(_ tag: UInt32, _ context: inout DeviceContext) {
        registers[Register.ris] |= Self.pllLocked
        setOutput(&context)
    }

    private var pllcfg: UInt32 {
        let multiplier = Self.multipliers[Int(registers[Register.rcc] >> 6 & 0xF)]
        return multiplier.f << 5 | (multiplier.r - 1)
    }

    private var isPowered: Bool {
        let rcc2 = registers[Register.rcc2]
        return (rcc2 >> 31 != 0 ? rcc2 : registers[Register.rcc]) & 1 << 13 == 0
    }

    /// Protection can be given, not taken.
    private mutating func protect(_ word: Int, _ value: UInt32, _ context: inout DeviceContext) {
        changeable[word] &= value
        context.drive(word, changeable[word])
    }

    private func setOutput(_ context: inout DeviceContext) {
        context.setInterrupt(0, registers[Register.ris] & registers[Register.imc] != 0)
    }
}
