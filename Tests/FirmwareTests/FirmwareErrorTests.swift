import Firmware
import Testing

@Suite("Firmware errors")
struct FirmwareErrorTests {
    @Test("A message names the place, the numbers and what is wrong; the help says what to do")
    func texts() {
        let expected: [(FirmwareError, String)] = [
            (
                .outsideFile(.segment, offset: 0x34, size: 9, fileSize: 40),
                "the segment at offset 0x34 (9 bytes) ends past the end of the file (40 bytes)"
            ),
            (
                .recordChecksum(line: 7, stated: 0xFE, computed: 0x0F),
                "the checksum on line 7 is 0xFE but its bytes give 0xF"
            ),
            (
                .overlap(address: 0x0800_0000, at: .line(9), other: .line(1)),
                "address 0x8000000 is loaded twice, by the records from line 1 and by the records from line 9"
            ),
            (.wrongMachine(243), "the ELF file is for RISC-V, not for Arm"),
            (.notExecutable(type: 1), "the ELF file is an object file that is not linked, not an executable"),
        ]
        for (error, message) in expected {
            #expect(error.message == message)
            #expect(!error.help.isEmpty)
        }
    }

    @Test("An error with one place to blame says which")
    func places() {
        #expect(FirmwareError.recordMark(line: 3).place == .line(3))
        #expect(FirmwareError.overlap(address: 0, at: .offset(5), other: .offset(1)).place == .offset(5))
        #expect(FirmwareError.wrongMachine(3).place == .offset(18))
        #expect(FirmwareError.unknownFormat.place == nil)
    }
}
