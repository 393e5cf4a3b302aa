/** The public API: what a `mandate.config.ts` imports, and the types of rules, config and report. */
export { type Config, type ServiceConfig, defineConfig } from './model/config.ts';
export type { Selector, SelectorObject } from './model/selector.ts';
export { type ExceptionFault, type Explanation, type JudgedException, type Rule, type Severity, type Violation, defineRule } from './model/rule.ts';
export type { Architecture, Interface, Selection } from './model/architecture.ts';
export type { Evidence, Library, Service, Unit, Workspace } from './model/unit.ts';
export type { GeneratedImport, Graph, Import, Module, ModuleCycle, Origin, PackageImport, PublishedEntry } from './model/graph.ts';
export type { Manifest, Project } from './model/inventory.ts';
export type { Problem, ProblemCode } from './model/problem.ts';
export type { AppliedWaiver, Finding, FindingStatus, Report, ReportEnd } from './model/report.ts';
export type { Site } from './model/site.ts';
export type { NoPlace, Plant, PlantEdit, Planting } from './model/plant.ts';
export type { Waiver } from './model/waiver.ts';
