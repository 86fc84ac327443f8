import ArmMProfile
import Foundation
import Testing

@Suite("The reference page of the instructions")
struct InstructionReferenceTests {
    @Test("docs/instructions.md is what the table says; FAULTLINE_WRITE_DOCS=1 writes it")
    func current() throws {
        let page = InstructionReference.page()
        if ProcessInfo.processInfo.environment["FAULTLINE_WRITE_DOCS"] != nil {
            try page.write(to: Repository.root.appending(path: "docs/instructions.md"), atomically: true, encoding: .utf8)
        }
        #expect(try Repository.text("docs/instructions.md") == page)
    }
}
