// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.plugins.project;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.api.data.DataSource;
import dev.kirchhoff.api.device.Device;
import dev.kirchhoff.api.device.DeviceSource;
import dev.kirchhoff.api.mapping.MappingScheme;
import dev.kirchhoff.api.programming.ProgrammingAlgorithm;
import dev.kirchhoff.api.testkit.Contract;
import dev.kirchhoff.api.testkit.DataSetContract;
import dev.kirchhoff.api.testkit.DeviceContract;
import dev.kirchhoff.api.testkit.Finding;
import dev.kirchhoff.api.testkit.MappingContract;
import dev.kirchhoff.api.testkit.ProgrammingContract;
import dev.kirchhoff.model.io.Problem;
import dev.kirchhoff.plan.Contribution;
import dev.kirchhoff.plan.Extensions;
import dev.kirchhoff.plan.Kind;

/**
 * An installed type held to its contract by the authors' test kit.
 *
 * @param type     that was checked
 * @param problems what breaks the contract, and what limits its use
 * @param speed    of a device, a line for each method; else empty
 */
public record TypeCheck(Contribution type, List<Problem> problems, List<String> speed) {
	private static final List<Kind> KINDS = List.of(Kind.DEVICE, Kind.PROGRAMMING_ALGORITHM, Kind.MAPPING_SCHEME, Kind.DATA_SET);

	/** Whether types of a kind can be checked. */
	public static boolean covers(Kind kind) {
		return KINDS.contains(kind);
	}

	/** Types that can be checked: those of that id, or all of the plug-in of that id. */
	public static List<Contribution> candidates(String id, Extensions extensions) {
		return extensions.all().stream().filter(type -> KINDS.contains(type.kind()) && (type.id().equals(id) || type.bundle().equals(id))).toList();
	}

	/**
	 * Checks one type.
	 *
	 * @param settings parameters that are not to have their defaults
	 * @param folder   from which files of parameters count
	 */
	public static TypeCheck of(Contribution type, Map<String, String> settings, Path folder) {
		var bound = type.schema().bind(settings, path -> folder.resolve(path).toAbsolutePath());
		if (bound.instance().isEmpty()) {
			return new TypeCheck(type, bound.faults().stream().map(fault -> Problem.error(type.id(), fault.parameter(), fault.what(), fault.mend())).toList(), List.of());
		}
		try {
			var contract = contract(bound.instance().get());
			var problems = new ArrayList<Problem>();
			contract.findings().forEach(finding -> problems.add(problem(type, finding)));
			return new TypeCheck(type, List.copyOf(problems), contract instanceof DeviceContract device ? device.speed().toString().lines().toList() : List.of());
		} catch (IOException e) {
			return new TypeCheck(type, List.of(Problem.error(type.id(), "", "a file cannot be read (" + e.getMessage() + ")", "see whether it is there")), List.of());
		} catch (KirchhoffException e) {
			return new TypeCheck(type, List.of(Problem.error(type.id(), "", e.getMessage(), Optional.ofNullable(e.mend()).orElse(""))), List.of());
		}
	}

	private static Contract contract(Object instance) throws IOException {
		return switch (instance) {
			case DeviceSource source -> DeviceContract.of(source);
			case Device device -> DeviceContract.of(device);
			case ProgrammingAlgorithm algorithm -> ProgrammingContract.of(algorithm);
			case MappingScheme scheme -> MappingContract.of(scheme);
			case DataSource source -> DataSetContract.of(source);
			default -> throw new IllegalArgumentException(instance.getClass() + " has no contract that can be checked");
		};
	}

	private static Problem problem(Contribution type, Finding finding) {
		var where = finding.what() + (finding.where().isBlank() ? "" : " (" + finding.where() + ")");
		return new Problem(finding.isError() ? Problem.Severity.ERROR : Problem.Severity.WARNING, type.id(), finding.check(), where, finding.mend());
	}
}
