import Diagnostics
import Foundation
import ScenarioHarness
import ScenarioReports
import Testing

@Suite("The HTML report")
struct HTMLReportTests {
    private func text(_ result: PlanResult = SampleResults.result, times: Bool = false) throws -> String {
        let report = HTMLReport(sources: SampleResults.sources, options: ReportOptions(includesTimes: times))
        return String(decoding: try report.bytes(result), as: UTF8.self)
    }

    /// The parts of a text between two others.
    private func parts(of text: String, from start: String, to end: String) -> [Substring] {
        text.split(separator: start).dropFirst().compactMap { $0.split(separator: end, maxSplits: 1).first }
    }

    @Test("a row for each scenario with its status, tags and place, and the mistakes of a file that does not read")
    func rows() throws {
        let page = try text()
        let rows = parts(of: page, from: "<details class=\"case ", to: "</details>")
        #expect(rows.count == 4)
        #expect(rows[0].hasPrefix("passed\" id=\"scenarios/faults/divide.yaml:divides\" data-status=\"passed\" data-tags=\" fault v7m \""))
        #expect(rows.map { String($0.prefix { $0 != "\"" }) } == ["passed", "failed", "error", "skipped"])
        #expect(rows[0].contains("Division by zero &lt;faults&gt;"))
        #expect(rows[3].contains("waits for\nhardware"))
        #expect(page.contains("did not find expected &#39;]&#39;"))
    }

    @Test("the headline and the chips count every case once")
    func headline() throws {
        let page = try text()
        #expect(page.contains("<h1>3 of 5 scenarios did not pass</h1>"))
        let chips = parts(of: page, from: "data-status=\"", to: "</button>").filter { $0.contains("aria-pressed") }
        #expect(chips.map { $0.split(separator: "</b> ")[1] } == ["1 failed", "2 in error", "1 passed", "1 skipped"])
        var passing = SampleResults.result
        passing.files = [passing.files[0]]
        passing.files[0].cases = [passing.files[0].cases[0]]
        #expect(try text(passing).contains("<h1>The scenario passed</h1>"))
        passing.wasInterrupted = true
        #expect(try text(passing).contains("<h1>The scenario passed; stopped early</h1>"))
    }

    @Test("a row says how many warnings its scenario has, also one that passed, and the head how many there are")
    func warnings() throws {
        let page = try text(SampleResults.warned)
        let rows = parts(of: page, from: "<details class=\"case ", to: "</summary>")
        #expect(rows.map { $0.contains("<span>2 warnings</span>") } == [true, false, false])
        #expect(rows.map { $0.contains("<span>1 warning</span>") } == [false, true, true])
        #expect(page.contains("<dt>warnings</dt><dd>4</dd>"))
        #expect(try !text().contains("warning"))
    }

    @Test("a failure has its whole diagnostic, the console and the registers")
    func failure() throws {
        let page = try text(SampleResults.withExceptions)
        #expect(page.contains("[FL4002]") && page.contains("^~~~~~"))
        #expect(page.contains("<dt>R0</dt><dd>0xDEADBEEF</dd>"))
        #expect(try text().contains("&lt;script&gt;]]&gt;&amp;\u{241B}[31m\u{2400}\\xFF"))
    }

    @Test("a sweep has its points in its row, and opens to the first that failed and the places of all that did")
    func sweeps() throws {
        let page = try text(SampleResults.sweeps)
        #expect(page.contains("<span class=\"outcome\">2 of 1\u{202F}204 points failed</span>"))
        #expect(page.contains("<span class=\"outcome\">7 points</span>"))
        #expect(page.contains("<dt>first that failed</dt><dd>37,-</dd>"))
        #expect(page.contains("<li><code>handler+0x12 … +0x14 (2 points)</code></li>"))
        #expect(try !text().contains("<h3>Sweep</h3>"))
    }

    @Test("what passed waits as text, and no text can end it")
    func waiting() throws {
        var result = SampleResults.result
        result.files[0].cases[0].run = SampleResults.run(console: Array("</script><!--".utf8))
        let page = try text(result)
        let waiting = parts(of: page, from: "<script type=\"text/plain\">", to: "</script>")
        #expect(waiting.count == 2, "of what passed and what was skipped")
        #expect(waiting[0].contains("&lt;/script&gt;&lt;!--") && waiting[0].contains("<dt>place</dt>"))
    }

    @Test("nothing on the page comes from elsewhere")
    func selfContained() throws {
        let page = try text()
        for sign in ["http:", "https:", "src=", "@import", "url(", "<link", "<img", "<iframe"] {
            #expect(!page.contains(sign), "\(sign)")
        }
        #expect(page.contains("default-src &#39;none&#39;") || page.contains("default-src 'none'"))
    }

    @Test("hostile text stays text: in names, tags, paths, messages and consoles, combining marks or not")
    func hostile() throws {
        let attack = "\"\u{301} onmouseover=\u{301}\"alert(1)'><script>alert(1)</script><!-- {{{style}}} &amp; \u{0}\u{202E}"
        var result = SampleResults.withExceptions
        result.files[0].path = attack
        result.files[0].suite = attack
        result.files[0].cases[0].id = attack
        result.files[0].cases[0].name = attack + "2"
        result.files[0].cases[0].tags = [attack]
        result.files[0].cases[0].diagnostics[0].message = attack
        result.files[0].cases[0].run?.consoles = [.init(name: attack, bytes: Array(attack.utf8))]
        result.files[0].cases[0].run?.machine = attack
        result.files[0].cases[0].run?.outcome = attack
        let page = try text(result)
        #expect(page.components(separatedBy: "<script").count == 2, "only our own")
        #expect(!page.contains("<!--") && !page.unicodeScalars.contains("\u{0}"))
        // A quotation mark with a combining accent is one character of Swift's, and two of a browser's.
        #expect(!page.utf8.elementsContain("\"\u{301}") && !page.utf8.elementsContain("'>"))
        #expect(page.contains("{{{style}}}"), "text is no template")
    }

    @Test("times are there when asked for, and the same results give the same bytes")
    func times() throws {
        #expect(try !text().contains("host time"))
        #expect(try text(times: true).contains("host time"))
        #expect(try text() == text())
    }
}

extension Sequence<UInt8> {
    /// Whether the bytes of a text are in it, one after another.
    fileprivate func elementsContain(_ text: String) -> Bool {
        let bytes = Array(self)
        let wanted = Array(text.utf8)
        guard bytes.count >= wanted.count else { return false }
        return bytes.indices.dropLast(wanted.count - 1).contains { bytes[$0..<($0 + wanted.count)].elementsEqual(wanted) }
    }
}
