import Diagnostics
import ScenarioLanguage
import Testing

/// `matrix`, and references to its axes.
@Suite("Many cases of one scenario")
struct MatrixTests {
    private func read(_ text: String) -> (file: ScenarioFile?, problems: [String]) {
        let (file, diagnostics) = ScenarioReader.read(text: text, path: "a.yaml")
        return (file, diagnostics.map { "\(Scenario.place($0)) \($0.message)" })
    }

    private func ids(_ text: String) -> [String] {
        let (file, problems) = read(text)
        return problems.isEmpty ? file?.scenarios.map(\.id.value) ?? [] : problems
    }

    private static let head = "version: 1\ndefaults: { machine: m, image: a.elf, expect: { outcome: limit } }\n"

    @Test("cells come in the order of the axes, the file's first, and the last changes fastest")
    func order() {
        #expect(
            ids(
                Self.head
                    + "matrix: { core: [m3, m4] }\nscenarios:\n  - { id: a, matrix: { bits: [3, 4] }, name: \"${core} ${bits}\" }\n"
                    + "  - { id: b, name: \"${core}\" }\n"
            ) == ["a[core=m3,bits=3]", "a[core=m3,bits=4]", "a[core=m4,bits=3]", "a[core=m4,bits=4]", "b[core=m3]", "b[core=m4]"])
    }

    @Test("a scenario's axis takes the place of the file's, null takes it away")
    func overriding() {
        let text =
            Self.head
                + """
                matrix: { core: [m3, m4], bits: [3], exclude: [{ core: m3, bits: 3 }], include: [{ core: m7, bits: 8 }] }
                scenarios:
                  - { id: file, name: "${core} ${bits}" }
                  - { id: own, matrix: { core: [m0] }, name: "${core} ${bits}" }
                  - { id: without, matrix: { core: null }, name: "${bits}" }
                  - { id: none, matrix: null }
                  - { id: removed, matrix: { core: null, bits: null } }

                """
        #expect(
            ids(text) == [
                "file[core=m4,bits=3]", "file[core=m7,bits=8]", "own[core=m0,bits=3]", "without[bits=3]", "none", "removed",
            ])
    }

    @Test("exclude leaves combinations out, include adds cells, over the axes that it does not name")
    func cells() {
        let text =
            Self.head
                + """
                scenarios:
                  - id: a
                    matrix: { x: [1, 2], y: [1, 2], exclude: [{ x: 1 }, { x: 2, y: 1 }], include: [{ x: 9 }] }
                    name: "${x}${y}"

                """
        #expect(ids(text) == ["a[x=2,y=2]", "a[x=9,y=1]", "a[x=9,y=2]"])
    }

    @Test("a scalar that is a reference keeps the value's type; in a text the value is put in its place; keys too")
    func substitution() throws {
        let (file, problems) = read(
            Self.head
                + """
                scenarios:
                  - id: a
                    matrix: { n: [0x10], s: ["a b"], flag: [false], r: [R1], t: [5 us] }
                    name: "${s}, ${n} and $${n}"
                    semihosting: { enabled: "${flag}", command_line: "${s}" }
                    settle: ${t}
                    setup: { registers: { "${r}": "${n}" } }
                    machine: core-${n}

                """)
        #expect(problems.isEmpty)
        let scenario = try #require(file?.scenarios.first)
        #expect(scenario.id.value == "a[n=0x10,s=a%20b,flag=false,r=R1,t=5%20us]")
        #expect(scenario.name == "a b, 0x10 and ${n}")
        #expect(scenario.semihosting?.enabled == false && scenario.semihosting?.commandLine == "a b")
        #expect(scenario.settle?.value == VirtualDuration(5, .microseconds))
        #expect(scenario.setup.registers.first?.target.value.register == "R1")
        #expect(scenario.setup.registers.first?.value.value.base == .number(16))
        #expect(scenario.machine?.value == .variant("core-0x10"))
    }

    @Test("the id that a name makes is without its references, and a name without any gets the cell")
    func names() {
        let text =
            Self.head + "scenarios:\n  - { name: \"SVC on ${a}\", matrix: { a: [1] } }\n"
            + "  - { name: B, matrix: { a: [1] }, tags: [x, \"${a}\"] }\n"
        #expect(ids(text) == ["svc-on[a=1]", "b[a=1]"])
        #expect(read(text).file?.scenarios.map(\.name) == ["SVC on 1", "B [a=1]"])
    }

    @Test("an escape is one without a matrix too, and a lone dollar is a dollar")
    func escapes() {
        let text = Self.head + "scenarios: [{ id: a, name: \"$${x} $ $x {y}\" }]\n"
        #expect(read(text).file?.scenarios.first?.name == "${x} $ $x {y}")
    }

    @Test("every value keeps its place")
    func places() throws {
        let text = Self.head + "scenarios:\n  - { id: a, matrix: { a: [1] }, settle: \"${a} us\" }\n"
        let scenario = try #require(read(text).file?.scenarios.first)
        #expect(scenario.settle?.span.start == SourcePosition(line: 4, column: 42))
        #expect(scenario.id.span.start.line == 4)
    }

    @Test("a mistake that some cells show names the first, and leaves the others alone")
    func mistakes() throws {
        let (file, diagnostics) = ScenarioReader.read(
            text: Self.head + "scenarios: [{ id: a, matrix: { n: [1, x, 2, y] }, limits: { cycles: \"${n}\" } }]\n", path: "a.yaml")
        #expect(diagnostics.map { $0.notes.last?.text } == ["[n=x]", "[n=y]"])
        #expect(file?.scenarios.map(\.order) == [0, 2])
        #expect(file?.unreadable.map(\.id.value) == ["a[n=x]", "a[n=y]"])
        #expect(file?.unreadable.map(\.diagnostics.count) == [1, 1])
        #expect(Set(file?.unreadable.flatMap(\.diagnostics) ?? []) == Set(diagnostics))
    }

    @Test("a mistake that all cells show is reported once, without a cell")
    func mistakeInAll() {
        let (file, diagnostics) = ScenarioReader.read(
            text: Self.head + "scenarios: [{ id: a, matrix: { n: [1, 2] }, limits: { cycles: \"${n}\", steps: 1 } }]\n", path: "a.yaml")
        #expect(diagnostics.count == 1 && diagnostics.first?.notes.contains { $0.label == "cell" } == false)
        #expect(file?.unreadable.count == 2)
    }

    @Test("mistakes in a file's matrix keep its scenarios from being run, and say nothing of references")
    func brokenFileMatrix() {
        let (file, problems) = read(Self.head + "matrix: { a: [] }\nscenarios: [{ id: a, name: \"${a}\", tags: [t] }, { id: b }]\n")
        #expect(problems.count == 1)
        #expect(file?.scenarios.isEmpty == true)
        #expect(file?.unreadable.map(\.id.value) == ["a", "b"] && file?.unreadable.first?.tags == ["t"])
    }

    @Test("ten thousand cells of one scenario have ten thousand names")
    func many() {
        let values = (0..<100).map(String.init).joined(separator: ", ")
        let text = Self.head + "scenarios: [{ id: a, matrix: { x: [\(values)], y: [\(values)] }, name: \"${x} ${y}\" }]\n"
        #expect(Set(ids(text)).count == 10_000)
    }
}
