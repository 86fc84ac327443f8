import ScenarioHarness
import Testing

@Suite("Shard: one of several parts")
struct ShardTests {
    @Test("a part is read as it is written", arguments: ["1/1", "2/4", "10000/10000"])
    func reads(text: String) {
        #expect(Shard(text)?.description == text)
    }

    @Test(
        "what is no part is refused",
        arguments: ["", "0/4", "5/4", "1/0", "-1/4", "1/4/4", "1", "/4", "1/", "a/b", "1/10001", "99999999999999999999/1"])
    func refuses(text: String) {
        #expect(Shard(text) == nil)
    }
}
