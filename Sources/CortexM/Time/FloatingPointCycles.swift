import ArmMProfile

/// The base cycles of the floating-point instructions, with zero-wait memory and nothing overlapped. VDIV and VSQRT have their
/// full length, which integer instructions after them can hide.
struct FloatingPointCycles: Sendable, Hashable {
    /// What arithmetic takes in one precision.
    struct Arithmetic: Sendable, Hashable {
        /// VMLA, VFMA and kind.
        var multiplyAccumulate: UInt8
        /// VDIV.
        var divide: UInt8
        /// VSQRT.
        var squareRoot: UInt8
        /// VADD, VMUL, VCVT and all else.
        var other: UInt8
    }

    /// Of single precision.
    var single: Arithmetic
    /// Of double precision.
    var double: Arithmetic
    /// VMOV between two core registers and two others.
    var pair: UInt8 = 2
    /// Loads and stores take this, and a cycle for each word.
    var transfer: UInt8 = 1

    /// The table of a core. A core without the extension has no use for it.
    init(_ core: CoreTiming) {
        self = core == .cortexM7 ? .cortexM7 : .cortexM4
    }

    private init(single: Arithmetic, double: Arithmetic) {
        self.single = single
        self.double = double
    }

    /// Cortex-M4 (100166 r0p1), which has no double precision.
    static let cortexM4 = {
        let single = Arithmetic(multiplyAccumulate: 3, divide: 14, squareRoot: 14, other: 1)
        return FloatingPointCycles(single: single, double: single)
    }()

    /// Cortex-M7, which has no published table: compilers' models and measurements by others, as an approximation.
    static let cortexM7 = FloatingPointCycles(
        single: Arithmetic(multiplyAccumulate: 3, divide: 16, squareRoot: 14, other: 1),
        double: Arithmetic(multiplyAccumulate: 6, divide: 30, squareRoot: 30, other: 2))

    /// What an instruction takes; `nil` for one that is not of the extension.
    func cycles(_ instruction: Instruction) -> UInt8? {
        let isDouble = instruction.flags.contains(.doublePrecision)
        let arithmetic = isDouble ? double : single
        switch instruction.operation {
        case .vmla, .vmls, .vnmla, .vnmls, .vfma, .vfms, .vfnma, .vfnms: return arithmetic.multiplyAccumulate
        case .vdiv: return arithmetic.divide
        case .vsqrt: return arithmetic.squareRoot
        case .vabs, .vadd, .vcmp, .vcvtFromFixed, .vcvtFromHalf, .vcvtFromInteger, .vcvtPrecision, .vcvtToFixed, .vcvtToHalf,
            .vcvtToInteger, .vmaxnm, .vminnm, .vmul, .vneg, .vnmul, .vrint, .vsub:
            return arithmetic.other
        case .vmovRegister, .vmovImmediate, .vsel, .vmovFromCore, .vmovToCore, .vmrs, .vmsr: return 1
        case .vmovPairFromCore, .vmovPairToCore: return pair
        case .vldr, .vstr: return transfer + (isDouble ? 2 : 1)
        case .vldm, .vstm:
            // The count of an UNPREDICTABLE list may be anything.
            let words = min(32, UInt32(instruction.amount) * (isDouble ? 2 : 1))
            return transfer + UInt8(truncatingIfNeeded: words)
        default: return nil
        }
    }
}
