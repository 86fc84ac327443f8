import ScenarioHarness
import Testing

/// What a value has to be, with numbers.
@Suite("Values against what they have to be")
struct CompiledValueTests {
    private static let cases: [(CompiledValue, matching: [UInt64], others: [UInt64])] = [
        (.equals(5), [5], [4, 0x1_0000_0005]),
        (.masked(mask: 0xF0, .equals(0x10)), [0x10, 0x1F, 0xF_FF1F], [0, 0x20]),
        (.masked(mask: 0xFF, .range(1, 3)), [1, 3, 0x102], [0, 4, 0x100]),
        (.masked(mask: 0xFF, .oneOf([.equals(1), .range(8, 9)])), [0x101, 0x108, 9], [2, 0x10A]),
        (.masked(mask: 0xFF, .not(.equals(0))), [1, 0x1FF], [0, 0x100]),
        (.range(1, 3), [1, 2, 3], [0, 4]),
        (.not(.range(1, 3)), [0, 4], [1, 3]),
        (.not(.masked(mask: 1, .equals(1))), [0, 2], [1, 3]),
        (.oneOf([.equals(7), .not(.range(0, 100))]), [7, 101], [8, 100]),
    ]

    @Test("each form takes what it says and nothing else", arguments: cases.indices)
    func forms(index: Int) {
        let (form, matching, others) = Self.cases[index]
        for value in matching { #expect(form.matches(value), "\(value)") }
        for value in others { #expect(!form.matches(value), "\(value)") }
    }

    @Test("only a range of several numbers is wide")
    func wide() {
        #expect(CompiledValue.range(1, 2).isWide)
        #expect(!CompiledValue.range(1, 1).isWide)
        #expect(!CompiledValue.equals(1).isWide)
    }
}
