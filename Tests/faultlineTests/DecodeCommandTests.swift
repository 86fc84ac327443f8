import Testing

@Suite("faultline decode")
struct DecodeCommandTests {
    @Test(
        "registers are printed as the golden files say, alone and together",
        arguments: [
            ("decode-forced", ["CFSR=0x0200_0000", "HFSR=0x4000_0000", "SHCSR=0"]),
            ("decode-forced-by-mask", ["hfsr=0x4000_0000", "UFSR=0x0100", "SHCSR=0x0007_0000"]),
            ("decode-forced-svc", ["HFSR=0x4000_0000", "CFSR=0"]),
            ("decode-addresses", ["CFSR=0x0000_8282", "MMFAR=0x0000_0004", "BFAR=0x4002_0014"]),
            ("decode-stale-address", ["CFSR=0x0000_0400", "BFAR=0x2000_0000"]),
            ("decode-stacking", ["CFSR=0x0000_0010", "EXC_RETURN=0xFFFF_FFFD"]),
            ("decode-debug-event", ["HFSR=0x8000_0000", "DFSR=2"]),
            ("decode-thumb", ["CFSR=0x0002_0000", "xPSR=0x4000_0000"]),
            ("decode-state", ["SHCSR=0x0007_0082", "ICSR=0x1040_4803", "CONTROL=7", "xPSR=0x6100_0203"]),
            ("decode-exc-return", ["0xFFFFFFED"]),
            ("decode-bad-exc-return", ["EXC_RETURN=0xFFFFFFF3"]),
            ("decode-which", ["0x0000_8200"]),
            ("decode-json", ["--json", "CFSR=0x0200_0000", "HFSR=0x4000_0001", "SHCSR=0"]),
        ])
    func golden(name: String, values: [String]) throws {
        try CommandGolden.check(name, ["decode"] + values)
    }

    @Test(
        "what cannot be decoded is refused, with the word that is wrong",
        arguments: ["CFXR=1", "CFSR=many", "CFSR=0x1_0000_0000", "CONTROL=8", "D0=1", "CFSR=", "=1", ""])
    func refused(value: String) throws {
        let output = try CommandProcess.run(["decode", value])
        #expect(output.status == 64)
        #expect(output.out.isEmpty && output.error.contains("Error: "))
    }

    @Test("a name that is nearly a register's is answered with that, and a core with those there are")
    func suggestions() throws {
        #expect(try CommandProcess.run(["decode", "CFXR=1"]).error.contains("there is no register 'CFXR': did you mean 'CFSR'?"))
        #expect(try CommandProcess.run(["decode", "foo=1"]).error.contains("there is no register 'foo', such as CFSR, HFSR or xPSR"))
        #expect(
            try CommandProcess.run(["decode", "--core", "m3", "CFSR=1"]).error.contains("there is no core 'm3'; the cores are cortex-m0,"))
    }

    @Test("the core can be said by a machine that has it, as inspect takes it")
    func machine() throws {
        let refused = try CommandProcess.run(["decode", "--machine", "nrf51822", "CFSR=1"])
        #expect(refused.status == 64 && refused.error.contains("cortex-m0 is Armv6-M, which has no CFSR"))
        #expect(try CommandProcess.run(["decode", "--machine", "stm32f407", "CFSR=1"]).status == 0)
        #expect(try CommandProcess.run(["decode", "--machine", "none", "CFSR=1"]).status == 2)
        #expect(try CommandProcess.run(["decode", "--machine", "stm32f407", "--core", "cortex-m4", "CFSR=1"]).status == 64)
    }

    @Test("a register given twice is refused")
    func twice() throws {
        #expect(try CommandProcess.run(["decode", "CFSR=1", "cfsr=2"]).status == 64)
    }
}
