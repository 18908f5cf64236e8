// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.diagram.internal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.util.EcoreUtil;

import dev.kirchhoff.diagram.Diagram;
import dev.kirchhoff.diagram.NotationFile.LatticeHint;
import dev.kirchhoff.diagram.Violation;
import dev.kirchhoff.diagram.internal.evaluate.Evaluation;
import dev.kirchhoff.diagram.internal.evaluate.Refresh;
import dev.kirchhoff.diagram.internal.expression.Scope;
import dev.kirchhoff.diagram.internal.odesign.Book;
import dev.kirchhoff.diagram.internal.odesign.DiagramSpec;
import dev.kirchhoff.diagram.internal.odesign.LayerSpec;
import dev.kirchhoff.diagram.internal.odesign.Rule;
import dev.kirchhoff.diagram.internal.tools.DiagramTools;
import dev.kirchhoff.diagram.internal.tools.MappingNames;
import dev.kirchhoff.diagram.tool.ExternalAction;
import dev.kirchhoff.diagram.tool.Tools;
import dev.kirchhoff.diagram.view.DiagramView;

/** A diagram that a notation file describes, of one element. */
final class InstalledDiagram implements Diagram {
	private final DiagramSpec spec;
	private final List<LayerSpec> layers;
	private final List<Rule> rules;
	private final Book book;
	private final Map<String, List<LatticeHint>> hints;
	private final Supplier<Evaluation> evaluations;
	private final EObject target;
	private final Set<String> active = new HashSet<>();
	private final Tools tools;
	private Function<String, Optional<ExternalAction>> actions = _ -> Optional.empty();

	InstalledDiagram(DiagramSpec spec, List<LayerSpec> layers, List<Rule> rules, Book book, Map<String, List<LatticeHint>> hints, Supplier<Evaluation> evaluations, EObject target) {
		this.spec = spec;
		this.layers = layers;
		this.rules = rules;
		this.book = book;
		this.hints = hints;
		this.evaluations = evaluations;
		this.target = target;
		layers.stream().filter(LayerSpec::active).forEach(layer -> active.add(layer.name()));
		tools = new DiagramTools(spec, this::activeLayers, MappingNames.of(layers, book.mappings()::get, _ -> {
			// has been reported when the files were read
		}), book, evaluations, id -> actions.apply(id));
	}

	private List<LayerSpec> activeLayers() {
		return layers.stream().filter(layer -> active.contains(layer.name())).toList();
	}

	@Override
	public String name() {
		return spec.name();
	}

	@Override
	public String label() {
		return spec.label();
	}

	@Override
	public EObject target() {
		return target;
	}

	@Override
	public List<Layer> layers() {
		return layers.stream().filter(LayerSpec::optional).map(layer -> new Layer(layer.name(), layer.label(), active.contains(layer.name()))).toList();
	}

	@Override
	public void setActive(String layer, boolean on) {
		if (layers.stream().noneMatch(one -> one.optional() && one.name().equals(layer))) {
			throw new IllegalArgumentException("there is no optional layer '" + layer + "'");
		}
		if (on) {
			active.add(layer);
		} else {
			active.remove(layer);
		}
	}

	@Override
	public DiagramView refresh() {
		return new Refresh(spec, activeLayers(), book, hints, evaluations.get(), target).run();
	}

	@Override
	public Tools tools() {
		return tools;
	}

	@Override
	public List<Violation> validate() {
		var violations = new ArrayList<Violation>();
		var evaluation = evaluations.get();
		for (var element : shown()) {
			for (var rule : rules) {
				var scope = Scope.of(element);
				if (evaluation.types().isInstance(rule.targetClass(), element) && rule.audits().stream().anyMatch(audit -> !evaluation.truth(audit, scope, true))) {
					var fixes = rule.fixes().stream().map(fix -> new Violation.Fix(fix.name(), DiagramTools.change(fix.name(), element, fix.operations(), scope, evaluations))).toList();
					violations.add(new Violation(Violation.Level.valueOf(rule.level().name()), element, evaluation.text(rule.message(), scope), fixes));
				}
			}
		}
		return violations;
	}

	/** The element of the diagram, and all that is in it or that a view stands for. */
	private List<EObject> shown() {
		var all = new ArrayList<EObject>(List.of(target));
		target.eAllContents().forEachRemaining(all::add);
		var seen = Collections.newSetFromMap(new IdentityHashMap<EObject, Boolean>());
		seen.addAll(all);
		for (var view : refresh().allNodes().values()) {
			if (!EcoreUtil.isAncestor(target, view.target()) && seen.add(view.target())) {
				all.add(view.target());
			}
		}
		return all;
	}

	@Override
	public void actions(Function<String, Optional<ExternalAction>> function) {
		actions = function;
	}
}
