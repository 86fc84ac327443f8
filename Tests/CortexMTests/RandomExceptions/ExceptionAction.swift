/// One thing that a random program does, through R0 to R3.
struct ExceptionAction {
    let code: [UInt16]

    private init(_ code: [UInt16]) { self.code = code }

    /// An action for Thread mode or for a handler. FAULTMASK is set in Thread mode only: what QEMU does with it in NMI and
    /// HardFault is known to be wrong.
    static func random(inThread: Bool, _ random: inout SeededRandom) -> ExceptionAction {
        let kind = Int.random(in: 0..<(inThread ? 28 : 26), using: &random)
        let code: [UInt16]
        switch kind {
        case 0: code = [Thumb.cpsidI]
        case 1, 2: code = [Thumb.cpsieI]
        case 3: code = Thumb.constant(0, pick([0, 0x20, 0x40, 0x80, 0xC0, 0xFF], &random)) + Thumb.msr(17, 0)
        case 4: code = Thumb.constant(0, pick([0, 0x10, 0x60, 0xA0], &random)) + Thumb.msr(18, 0)
        case 5, 6, 7: code = [Thumb.svc(UInt16.random(in: 0..<255, using: &random))]
        case 8: code = fault(&random)
        case 9: code = loadOrStore(&random)
        case 10: code = loadOrStore(&random)
        case 11: code = branch(inThread: inThread, &random)
        case 12, 13: code = Thumb.store(pick([1 << 28, 1 << 28, 1 << 26, 1 << 26, 1 << 27, 1 << 25, 1 << 31], &random), at: SCS.icsr)
        case 14: code = Thumb.store(UInt32(truncatingIfNeeded: random.next() & random.next() & 0xFFFF), at: SCS.ispr)
        case 15:
            let register = pick([SCS.icpr, SCS.icer, SCS.iser, SCS.iser], &random)
            code = Thumb.store(UInt32.random(in: 0...0xFFFF, using: &random), at: register)
        case 16: code = Thumb.store(UInt32.random(in: 0..<32, using: &random), at: SCS.stir)
        case 17: code = Thumb.store(priorities(&random), at: pick([SCS.shpr1, SCS.shpr2, SCS.shpr3], &random))
        case 18: code = Thumb.store(priorities(&random), at: SCS.ipr + 4 * UInt32.random(in: 0..<4, using: &random))
        case 19: code = Thumb.store(0x05FA_0000 | UInt32.random(in: 0...7, using: &random) << 8, at: SCS.aircr)
        case 20: code = enables(&random)
        case 21: code = Thumb.store(pick([0x200, 0x208, 0x210, 0x218, 0x201, 0x202], &random), at: SCS.ccr)
        case 22: code = region(&random)
        case 23: code = Thumb.store(pick([0, 5, 5, 7], &random), at: SCS.mpuCTRL)
        case 24: code = exclusive(&random)
        case 25: code = conditional(&random)
        case 26: code = [Thumb.cpsidF]
        default: code = stack(&random)
        }
        return ExceptionAction(code)
    }

    /// What most firmware does first: the faults enabled, and priorities that let exceptions nest.
    static func preparation(_ random: inout SeededRandom) -> [ExceptionAction] {
        guard Int.random(in: 0..<5, using: &random) > 0 else { return [] }
        let registers = [SCS.shpr1, SCS.shpr2, SCS.shpr3, SCS.ipr, SCS.ipr + 4]
        return [ExceptionAction(Thumb.store(SCS.allFaults, at: SCS.shcsr))]
            + registers.map { ExceptionAction(Thumb.store(priorities(&random), at: $0)) }
    }

    private static func pick(_ values: [UInt32], _ random: inout SeededRandom) -> UInt32 {
        values.randomElement(using: &random) ?? 0
    }

    private static func priorities(_ random: inout SeededRandom) -> UInt32 {
        (0..<4).reduce(0) { $0 << 8 | pick([0, 0x20, 0x40, 0x60, 0x80, 0xC0, 0xE0, $1 == 0 ? 0xFF : 0], &random) }
    }

    /// The enable bits of SHCSR: LDR, BFI, STR, since the active bits stand beside them.
    private static func enables(_ random: inout SeededRandom) -> [UInt16] {
        Thumb.constant(1, SCS.shcsr) + [Thumb.movs(2, UInt16.random(in: 0...7, using: &random)), Thumb.ldr(0, 1)]
            + [0xF362, 0x4012, Thumb.str(0, 1)]
    }

    /// UDF, a division by zero, an absent coprocessor, and instructions that need whole words.
    private static func fault(_ random: inout SeededRandom) -> [UInt16] {
        switch Int.random(in: 0..<5, using: &random) {
        case 0: [Thumb.udf]
        case 1: [Thumb.movs(1, 0), 0xFBB0, 0xF0F1]
        case 2: [0xEE00, 0x0310]
        case 3: Thumb.constant(1, ExceptionProgramMap.data + 2) + [0xC90C]
        default: Thumb.constant(1, ExceptionProgramMap.data + 1) + [0x680A]
        }
    }

    /// A load or store of memory that is there, is not there, is hidden by the MPU, or belongs to privileged code.
    private static func loadOrStore(_ random: inout SeededRandom) -> [UInt16] {
        let place = pick(
            [
                ExceptionProgramMap.data, ExceptionProgramMap.data + 0x40, ExceptionProgramMap.data + 0x80, 0x3000_0000,
                0xE000_ED08, 0x3800_0000,
            ], &random)
        let address = place & 0xF000_0000 == 0x2000_0000 ? place + 4 * UInt32.random(in: 0..<16, using: &random) : place
        let accesses: [[UInt16]] = [[0x680A], [0x780A], [0x600A], [0x700A], [0xE9D1, 0x2300], [0xC10C]]
        return Thumb.constant(1, address) + (accesses.randomElement(using: &random) ?? [])
    }

    /// BX to an address without Thumb, to memory that is not executable, and to none. Addresses are of whole words: QEMU
    /// reports others as unaligned.
    private static func branch(inThread: Bool, _ random: inout SeededRandom) -> [UInt16] {
        let target = pick([ExceptionProgramMap.exec, 0x4000_0001, 0x3800_0001, 0xE000_E001, inThread ? 0xFFFF_FFF1 : 0x4000_0001], &random)
        return Thumb.constant(1, target) + [Thumb.bx(1)]
    }

    /// Regions 0 to 4 over the memory that programs store to and the process stack: privileged code can always read there.
    private static func region(_ random: inout SeededRandom) -> [UInt16] {
        let number = UInt32.random(in: 0...4, using: &random)
        let bits = UInt32.random(in: 5...12, using: &random)
        let base = ExceptionProgramMap.play + UInt32.random(in: 0..<0x1000, using: &random) & ~(1 << bits - 1)
        let access = pick([1, 2, 3, 3, 3, 5, 6], &random)
        let disabled = bits >= 8 && Bool.random(using: &random) ? UInt32.random(in: 0...255, using: &random) << 8 : 0
        let attributes = access << 24 | disabled | (bits - 1) << 1 | (Int.random(in: 0..<5, using: &random) == 0 ? 0 : 1)
        return Thumb.store(base | 0x10 | number, at: SCS.mpuRBAR) + Thumb.store(attributes, at: SCS.mpuRASR)
    }

    /// LDREX and STREX, with an exception between them or none; whether the store was done is stored.
    private static func exclusive(_ random: inout SeededRandom) -> [UInt16] {
        let choices: [[UInt16]] = [[], [Thumb.svc(0)], [0xF3BF, 0x8F2F]]
        let between = choices.randomElement(using: &random) ?? []
        return Thumb.constant(1, ExceptionProgramMap.data + 4 * UInt32.random(in: 0..<16, using: &random))
            + [0xE851, 0x0F00] + between + [0x3001, 0xE841, 0x0200, 0x604A]
    }

    /// A division by zero in an IT block, with its condition passed or failed.
    private static func conditional(_ random: inout SeededRandom) -> [UInt16] {
        let value = UInt16.random(in: 0...1, using: &random)
        return [Thumb.movs(1, 0), Thumb.movs(0, value), 0x2800, 0xBF0C, 0xFBB0, 0xF2F1, Thumb.movs(2, 7)]
            + Thumb.constant(3, ExceptionProgramMap.data + 0xF0) + [Thumb.str(2, 3)]
    }

    /// CONTROL, and the process stack: aligned, half aligned, near a region's edge, out of memory.
    private static func stack(_ random: inout SeededRandom) -> [UInt16] {
        let top = pick(
            [ExceptionProgramMap.processStack, ExceptionProgramMap.processStack - 4, ExceptionProgramMap.play + 0x100, 0x3000_0000], &random
        )
        let control = pick([0, 2, 2, 3, 3, 1], &random)
        return Thumb.constant(0, top) + Thumb.msr(9, 0) + [Thumb.movs(0, UInt16(control))] + Thumb.msr(20, 0) + [0xF3BF, 0x8F6F]
    }
}

/// Addresses that random.S shares with its programs.
enum ExceptionProgramMap {
    static let notes: UInt32 = 0x2000_1000
    static let play: UInt32 = 0x2000_8000
    static let processStack: UInt32 = 0x2000_8800
    static let data: UInt32 = 0x2000_8800
    static let exec: UInt32 = 0x2001_0000
    static let firstBody: UInt32 = 0x100
    static let slots: UInt32 = 0x2100_0000
}
