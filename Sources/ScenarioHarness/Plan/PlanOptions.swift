/// What a plan is made of and where its paths may lead.
public struct PlanOptions: Sendable {
    /// Which scenarios of the files are in the plan.
    public var selection: Selection
    /// The part of the selected scenarios that is planned; nil for all of them.
    public var shard: ShardAssignment?
    /// The folder that images, machine files and semihosting folders may not leave; nil for the nearest folder above a scenario
    /// file that holds `Package.swift` or `.git`, else the working directory.
    public var projectRoot: String?
    /// Lets those paths leave the root all the same.
    public var allowOutsideRoot: Bool
    /// What relative paths start from, and what printed paths are relative to; nil for the process's own.
    public var workingDirectory: String?

    /// Every scenario, by default, with the root and the working directory found where the process runs.
    public init(
        selection: Selection = Selection(), shard: ShardAssignment? = nil, projectRoot: String? = nil,
        allowOutsideRoot: Bool = false, workingDirectory: String? = nil
    ) {
        self.selection = selection
        self.shard = shard
        self.projectRoot = projectRoot
        self.allowOutsideRoot = allowOutsideRoot
        self.workingDirectory = workingDirectory
    }
}
