import ArmMProfile
import Testing

@Suite("Exception numbers")
struct ExceptionNumberTests {
    @Test("A number outside of 16 bits is one that no core has, and not a trap", arguments: [-1, .min, 0x1_0000, .max])
    func outside(_ number: Int) {
        #expect(ExceptionNumber(number).rawValue == .max)
        #expect(ExceptionNumber.interrupt(number).rawValue == .max)
    }

    @Test("An interrupt's number is its line and 16")
    func interrupts() {
        #expect(ExceptionNumber.interrupt(0).rawValue == 16)
        #expect(ExceptionNumber.interrupt(65_519).rawValue == .max)
        #expect(ExceptionNumber.interrupt(65_520).rawValue == .max)
        #expect(ExceptionNumber.interrupt(-16).rawValue == .max)
        #expect(ExceptionNumber.interrupt(239).interruptLine == 239)
    }
}
