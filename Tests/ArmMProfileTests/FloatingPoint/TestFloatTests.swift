import ArmMProfile
import Testing

@Suite("Floating point against TestFloat")
struct TestFloatTests {
    @Test("there is a file for each function and rounding mode")
    func complete() {
        #expect(TestFloatLine.files.count == 115)
    }

    @Test("results and exceptions are TestFloat's", arguments: TestFloatLine.files)
    func agrees(_ file: String) throws {
        try check(file) { operation, line in
            Outcome(operation, line.operands.map(\.bits), 0) == Outcome(line.result.bits, line.exceptions)
        }
    }

    @Test("with DN, a NaN result is the default NaN, and nothing else changes", arguments: TestFloatLine.files)
    func defaultNaN(_ file: String) throws {
        try check(file) { operation, line in
            let isNaN = operation.givesNumber && line.result.isNaN
            let result = isNaN ? line.result.defaultNaN : line.result.bits
            return Outcome(operation, line.operands.map(\.bits), 1 << 25) == Outcome(result, line.exceptions)
        }
    }

    @Test("with FZ, a denormalized operand is as a zero, and sets IDC", arguments: TestFloatLine.files)
    func flushedOperands(_ file: String) throws {
        try check(file) { operation, line in
            let isFlushed = operation.flushesOperands && line.operands.contains { $0.isDenormal }
            guard isFlushed else { return true }
            let zeros = line.operands.map { $0.isDenormal ? $0.sign : $0.bits }
            var wanted = Outcome(operation, zeros, 1 << 24)
            wanted.exceptions.insert(.inputDenormal)
            return Outcome(operation, line.operands.map(\.bits), 1 << 24) == wanted
        }
    }

    @Test("with FZ, a tiny result of normal operands is a zero, exact, and sets UFC", arguments: TestFloatLine.files)
    func flushedResults(_ file: String) throws {
        try check(file) { operation, line in
            if operation.flushesOperands, line.operands.contains(where: { $0.isDenormal }) { return true }
            let isTiny = operation.flushesResult && (line.result.isDenormal || line.exceptions.contains(.underflow))
            let wanted = isTiny ? Outcome(line.result.sign, .underflow) : Outcome(line.result.bits, line.exceptions)
            return Outcome(operation, line.operands.map(\.bits), 1 << 24) == wanted
        }
    }

    /// A result and the exceptions of its operation.
    private struct Outcome: Equatable {
        var result: UInt64?
        var exceptions: FPExceptions

        init(_ result: UInt64, _ exceptions: FPExceptions) {
            self.result = result
            self.exceptions = exceptions
        }

        /// What the code under test makes of the operands.
        init(_ operation: TestFloatOperation, _ operands: [UInt64], _ control: UInt32) {
            var fpscr = operation.fpscr(control)
            result = operation.result(operands, &fpscr)
            exceptions = fpscr.exceptions
        }
    }

    private func check(_ file: String, _ holds: (TestFloatOperation, TestFloatLine) -> Bool) throws {
        let operation = try #require(TestFloatOperation(file: file))
        let lines = try TestFloatLine.all(file)
        #expect(lines.count >= 70)
        let failures = lines.filter { !holds(operation, $0) }
        #expect(failures.isEmpty, "\(failures.count) of \(lines.count), the first: \(failures.first?.text ?? "")")
    }
}
