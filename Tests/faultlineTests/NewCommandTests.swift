import Foundation
import Testing

@Suite("faultline new")
struct NewCommandTests {
    @Test(
        "the scenario written for an image passes",
        arguments: [
            ("fixtures/firmware/faults/faults.elf", "cortex-m4"), ("fixtures/firmware/semihosting/semihosting.elf", "mps2-an385"),
            ("fixtures/firmware/console/console-stm32f407.elf", "stm32f407"), ("fixtures/firmware/lockup/lockup.elf", "cortex-m3"),
            ("fixtures/firmware/field/even-reset.elf", "cortex-m3"), ("fixtures/firmware/kernel/basepri-m3.elf", "cortex-m3"),
        ])
    func passes(image: String, machine: String) throws {
        try CommandProcess.withProject(image: image) { folder, name in
            let arguments = ["new", "\(folder)/\(name)", "--machine", machine, "-o", folder + "/first.yaml"]
            let output = try CommandProcess.run(arguments)
            #expect(output.status == 0, "\(output.error)")
            if image.contains("kernel") {
                let text = try String(contentsOfFile: folder + "/first.yaml", encoding: .utf8)
                #expect(text.contains("\n    until: { pc: main }\n"), "what does not end by itself is run to main")
            }
            let run = try CommandProcess.run(["run", folder + "/first.yaml"])
            #expect(run.status == 0, "\(run.out)\(run.error)")
            let again = try CommandProcess.run(arguments)
            #expect(again.status == 64 && again.error.contains("--overwrite"), "a file that is there is not replaced")
        }
    }

    @Test("without -o the scenario is printed, as the golden file says")
    func printed() throws {
        try CommandGolden.check("new-faults", ["new", "fixtures/firmware/faults/faults.elf", "--machine", "cortex-m4"])
    }

    @Test("an image or a machine that cannot be used gives no scenario")
    func unusable() throws {
        let output = try CommandProcess.run(["new", "none.elf", "--machine", "cortex-m9"])
        #expect(output.status == 2 && output.out.isEmpty)
        #expect(output.error.contains("none.elf") && output.error.contains("cortex-m9"))
    }
}
