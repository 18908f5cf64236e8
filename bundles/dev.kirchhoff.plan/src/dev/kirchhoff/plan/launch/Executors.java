// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.plan.launch;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.api.execution.Executor;
import dev.kirchhoff.api.parameter.ParameterSchema.Fault;
import dev.kirchhoff.plan.Contribution;
import dev.kirchhoff.plan.Extensions;
import dev.kirchhoff.plan.Kind;

/** Where studies can be computed: what installed plug-ins bring, and how texts that a person gives become one of them. The same for the command line and the workbench. */
public final class Executors {
	/** Id of the executor that is meant where nobody names one. */
	public static final String STANDARD = "threads";

	private final Extensions extensions;

	public Executors(Extensions extensions) {
		this.extensions = extensions;
	}

	/** Those of the running platform. */
	public static Executors ofPlatform() {
		return new Executors(Extensions.ofPlatform());
	}

	/**
	 * What texts have become.
	 *
	 * @param executor empty if there are faults
	 */
	public record Bound(Optional<Executor> executor, List<Fault> faults) {
	}

	/** What a parameter is called on the command line: {@code workerMemory} is {@code --worker-memory}. */
	public static String option(String parameter) {
		return "--" + parameter.replaceAll("(\\p{Lu})", "-$1").toLowerCase(Locale.ROOT);
	}

	/** All of them, the standard one first, the others by name. */
	public List<Contribution> all() {
		var all = new ArrayList<>(extensions.of(Kind.EXECUTOR));
		all.sort(Comparator.comparing((Contribution executor) -> !executor.id().equals(STANDARD)).thenComparing(Contribution::name));
		return all;
	}

	public Optional<Contribution> find(String id) {
		return extensions.find(Kind.EXECUTOR, id);
	}

	/**
	 * The executor of these parameters.
	 *
	 * @param texts   values by parameter, as a person wrote them; those not given have their default
	 * @param resolve turns a file as written into an absolute one
	 * @throws KirchhoffException if there is no executor of this id
	 */
	public Bound bind(String id, Map<String, String> texts, UnaryOperator<Path> resolve) {
		var binding = find(id).orElseThrow(() -> missing(id)).schema().bind(texts, resolve);
		return new Bound(binding.instance().map(Executor.class::cast), binding.faults());
	}

	/**
	 * As {@link #bind}, for who cannot ask again.
	 *
	 * @throws KirchhoffException also if parameters are wrong, with all that is
	 */
	public Executor executor(String id, Map<String, String> texts, UnaryOperator<Path> resolve) {
		var bound = bind(id, texts, resolve);
		return bound.executor().orElseThrow(() -> {
			var first = bound.faults().getFirst();
			var name = find(id).orElseThrow().name();
			return bound.faults().size() == 1 ? new KirchhoffException(name + ", " + what(first), first.mend())
					: new KirchhoffException(name + ": " + bound.faults().size() + " parameters are wrong",
							bound.faults().stream().map(fault -> what(fault) + ": " + fault.mend()).collect(Collectors.joining("; ")));
		});
	}

	private static String what(Fault fault) {
		return fault.parameter().isEmpty() ? fault.what() : fault.parameter() + ": " + fault.what();
	}

	private KirchhoffException missing(String id) {
		return new KirchhoffException("there is no executor '" + id + "' among the installed plug-ins",
				"install the plug-in that brings it, or compute on " + all().stream().map(Contribution::name).collect(Collectors.joining(" or ")));
	}
}
