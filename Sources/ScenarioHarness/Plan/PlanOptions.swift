/// What a plan is made of and where its paths may lead.
public struct PlanOptions: Sendable {
    /// Which scenarios of the files are in the plan.
    public var selection: Selection
    /// The folder that images, machine files and semihosting folders may not leave; nil for the nearest folder above a scenario
    /// file that holds `Package.swift` or `.git`, else the working directory.
    public var projectRoot: String?
    /// Lets those paths leave the root all the same.
    public var allowOutsideRoot: Bool
    /// What relative paths start from, and what printed paths are relative to; nil for the process's own.
    public var workingDirectory: String?

    /// Every scenario, by default, with the root and the working directory found where the process runs.
    public init(
        selection: Selection = Selection(), projectRoot: String? = nil, allowOutsideRoot: Bool = false,
        workingDirectory: String? = nil
    ) {
        self.selection = selection
        self.projectRoot = projectRoot
        self.allowOutsideRoot = allowOutsideRoot
        self.workingDirectory = workingDirectory
    }
}
