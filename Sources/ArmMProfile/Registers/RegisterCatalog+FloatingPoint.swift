extension RegisterCatalog {
    /// S0 to S31, D0 to D15 and FPSCR (DDI 0403 A2.5).
    static let floatingPointRegisters: [RegisterDescription] =
        (0...31).map {
            RegisterDescription("S\($0)", at: .single($0), needs: .fpv4SP, "Single-precision register \($0).")
        }
        + (0...15).map {
            RegisterDescription(
                "D\($0)", width: 64, at: .double($0), needs: .fpv4SP, "S\(2 * $0) and S\(2 * $0 + 1) as one, the latter the high word.")
        } + [
            RegisterDescription(
                "FPSCR", at: .special(.fpscr), needs: .fpv4SP, "Floating-point status and control.",
                fields: [
                    RegisterField("IOC", 0, "an invalid operation happened"),
                    RegisterField("DZC", 1, "a division by zero happened"),
                    RegisterField("OFC", 2, "an overflow happened"),
                    RegisterField("UFC", 3, "an underflow happened"),
                    RegisterField("IXC", 4, "a result was inexact"),
                    RegisterField("IDC", 7, "a denormal input was taken as zero"),
                ] + modes + [
                    RegisterField("V", 28, "compared: unordered"),
                    RegisterField("C", 29, "compared: equal, greater or unordered"),
                    RegisterField("Z", 30, "compared: equal"),
                    RegisterField("N", 31, "compared: less"),
                ])
        ]

    /// How the context is saved, and what the extension can do (DDI 0403 B3.2.21 to B3.2.23, B4.7).
    static let floatingPointControl: [RegisterDescription] = [
        RegisterDescription(
            "FPCCR", at: .memory(address: 0xE000_EF34, size: 4), needs: .fpv4SP, "Floating-point context control.",
            fields: [
                RegisterField("LSPACT", 0, "a frame has room for floating-point state that is still to be saved"),
                RegisterField("USER", 1, "that state is unprivileged software's"),
                RegisterField("THREAD", 3, "that state is Thread mode's"),
                RegisterField("HFRDY", 4, "HardFault could be pended when the frame was made"),
                RegisterField("MMRDY", 5, "MemManage could be pended when the frame was made"),
                RegisterField("BFRDY", 6, "BusFault could be pended when the frame was made"),
                RegisterField("MONRDY", 8, "DebugMonitor could be pended when the frame was made"),
                RegisterField("LSPEN", 30, "exception entry leaves floating-point state to be saved later"),
                RegisterField("ASPEN", 31, "a floating-point instruction makes the context active"),
            ]),
        RegisterDescription(
            "FPCAR", at: .memory(address: 0xE000_EF38, size: 4), needs: .fpv4SP, "Where the frame has its room for S0.",
            fields: [RegisterField("ADDRESS", 3, width: 29, "the address, in units of 8 bytes")]),
        RegisterDescription(
            "FPDSCR", at: .memory(address: 0xE000_EF3C, size: 4), needs: .fpv4SP, "FPSCR's modes in a new context.", fields: modes),
        RegisterDescription(
            "MVFR0", at: .memory(address: 0xE000_EF40, size: 4), access: .readOnly, needs: .fpv4SP, "What the extension has: registers.",
            fields: [
                RegisterField("A_SIMD", 0, width: 4, "1: 16 double-precision registers"),
                RegisterField("SinglePrecision", 4, width: 4, "2: single precision"),
                RegisterField("DoublePrecision", 8, width: 4, "2: double precision"),
                RegisterField("FPExceptionTrapping", 12, width: 4, "0: floating-point exceptions do not trap"),
                RegisterField("Divide", 16, width: 4, "1: division"),
                RegisterField("SquareRoot", 20, width: 4, "1: square root"),
                RegisterField("ShortVectors", 24, width: 4, "0: no short vectors"),
                RegisterField("FPRoundingModes", 28, width: 4, "1: all rounding modes"),
            ]),
        RegisterDescription(
            "MVFR1", at: .memory(address: 0xE000_EF44, size: 4), access: .readOnly, needs: .fpv4SP, "What the extension has: formats.",
            fields: [
                RegisterField("FtZMode", 0, width: 4, "1: denormals are computed with"),
                RegisterField("D_NaN", 4, width: 4, "1: NaNs propagate"),
                RegisterField("FP_HPFP", 24, width: 4, "1: half precision to and from single, 2: double too"),
                RegisterField("FP_fused_MAC", 28, width: 4, "1: fused multiply-accumulate"),
            ]),
        RegisterDescription(
            "MVFR2", at: .memory(address: 0xE000_EF48, size: 4), access: .readOnly, needs: .fpv4SP, "What the extension has: FPv5.",
            fields: [RegisterField("FPMisc", 4, width: 4, "4: selection, directed rounding, minimum and maximum")]),
    ]

    /// What FPDSCR gives FPSCR.
    private static let modes = [
        RegisterField("RMode", 22, width: 2, "rounding: 0 nearest, 1 up, 2 down, 3 towards zero"),
        RegisterField("FZ", 24, "denormals are flushed to zero"),
        RegisterField("DN", 25, "every NaN result is the default NaN"),
        RegisterField("AHP", 26, "half precision is Arm's alternative format"),
    ]
}
