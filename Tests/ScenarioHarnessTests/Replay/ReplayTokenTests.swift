import ScenarioHarness
import Testing

@Suite("ReplayToken: a moment of a run as text")
struct ReplayTokenTests {
    @Test(
        "a token that is read is written the same",
        arguments: [
            "scenarios/faults/divide.yaml:by-zero@1204", "a.yaml:x@0", "a.yaml:sweep#17@9", "a.yaml:sweep#3,8@18446744073709551615",
            "/abs/a b.yaml:x.y_z-1@7", "c:/x.yaml:id@1", "odd:name.yaml:id[core=m3,level=0x40]@12", "a@b#c.yaml:id@5",
            "a.yaml:id[text=x:y]@5",
        ])
    func roundTrip(text: String) throws {
        let token = try #require(ReplayToken(text))
        #expect(token.description == text)
    }

    @Test("its parts are the file, the id, the point and the count")
    func parts() throws {
        let token = try #require(ReplayToken("odd:name.yaml:id[core=m3]#17@12"))
        #expect(token == ReplayToken(file: "odd:name.yaml", id: "id[core=m3]", point: "17", instructions: 12))
        #expect(ReplayToken("a@b#c.yaml:id@5")?.file == "a@b#c.yaml")
    }

    @Test(
        "what is no token is refused",
        arguments: [
            "", "a.yaml", "a.yaml:id", "a.yaml:id@", "a.yaml:id@x", "a.yaml:id@-1", "a.yaml:id@+1", "a.yaml:id@18446744073709551616",
            ":id@1",
            "a.yaml:@1", "a.yaml:Id@1", "@", ":@1", "a.yaml:id#@1",
        ])
    func refused(text: String) { #expect(ReplayToken(text) == nil) }

    @Test("a command quotes what a shell would read otherwise")
    func command() {
        #expect(ReplayToken(file: "a.yaml", id: "x", instructions: 3).command == "faultline replay a.yaml:x@3")
        #expect(ReplayToken(file: "a b.yaml", id: "x", instructions: 3).command == "faultline replay 'a b.yaml:x@3'")
        #expect(ReplayToken(file: "it's.yaml", id: "x", instructions: 3).command == "faultline replay 'it'\\''s.yaml:x@3'")
        #expect(ReplayToken(file: "a.yaml", id: "x[c=m3]", instructions: 3).command == "faultline replay 'a.yaml:x[c=m3]@3'")
    }
}
