// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.diagram.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import org.eclipse.emf.ecore.EObject;

import dev.kirchhoff.diagram.Table;
import dev.kirchhoff.diagram.internal.evaluate.CellColors;
import dev.kirchhoff.diagram.internal.evaluate.Evaluation;
import dev.kirchhoff.diagram.internal.expression.Scope;
import dev.kirchhoff.diagram.internal.odesign.TableSpec;
import dev.kirchhoff.diagram.internal.tools.DiagramTools;
import dev.kirchhoff.diagram.internal.tools.Mask;
import dev.kirchhoff.diagram.tool.Change;

/** A table that a notation file describes, of one element. */
final class InstalledTable implements Table {
	private static final int DEEPEST = 40;

	private final TableSpec spec;
	private final Supplier<Evaluation> evaluations;
	private final EObject target;

	InstalledTable(TableSpec spec, Supplier<Evaluation> evaluations, EObject target) {
		this.spec = spec;
		this.evaluations = evaluations;
		this.target = target;
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
	public Contents refresh() {
		var evaluation = evaluations.get();
		var scope = Scope.of(target).with("root", target);
		var columns = spec.columns().stream().map(column -> new Column(column.name(), evaluation.text(column.header(), scope), column.width())).toList();
		var lines = new ArrayList<Line>();
		lines(spec.lines(), target, 0, evaluation, lines);
		var title = spec.title().isBlank() ? spec.label() : evaluation.text(spec.title(), scope);
		return new Contents(title, columns, lines, evaluation.faults());
	}

	private void lines(List<TableSpec.Line> mappings, EObject container, int depth, Evaluation evaluation, List<Line> lines) {
		for (var mapping : mappings) {
			var scope = Scope.of(container).with("root", target).with("container", container);
			for (var element : evaluation.elements(mapping.candidates(), scope)) {
				if (depth < DEEPEST && evaluation.types().isInstance(mapping.domainClass(), element)) {
					lines.add(line(mapping, element, depth, evaluation));
					lines(mapping.sub(), element, depth + 1, evaluation, lines);
				}
			}
		}
	}

	private Line line(TableSpec.Line mapping, EObject element, int depth, Evaluation evaluation) {
		var scope = Scope.of(element).with("root", target).with("lineSemantic", element).with("line", element).with("container", element.eContainer());
		var header = mapping.header().isBlank() ? "" : evaluation.text(mapping.header(), scope);
		return new Line(element, depth, header, spec.columns().stream().map(column -> cell(mapping, column, element, scope, evaluation)).toList());
	}

	private static Cell cell(TableSpec.Line line, TableSpec.Column column, EObject element, Scope scope, Evaluation evaluation) {
		var feature = element.eClass().getEStructuralFeature(column.feature());
		if (feature == null && column.parent().isBlank()) {
			return new Cell("", false, Optional.empty(), Optional.empty()); // Sirius makes no cell where the element lacks the feature
		}
		var text = column.label().isBlank() ? feature == null || element.eGet(feature) == null ? "" : String.valueOf(element.eGet(feature)) : evaluation.text(column.label(), scope);
		var colors = new CellColors(evaluation, scope);
		return new Cell(text, column.edit().isPresent() && evaluation.truth(column.canEdit(), scope, true), colors.foreground(column.colors()).or(() -> colors.foreground(line.colors())),
				colors.background(column.colors()).or(() -> colors.background(line.colors())));
	}

	@Override
	public Optional<Change> edit(Line line, Column column, String text) {
		var index = indexOf(column);
		if (index < 0 || index >= line.cells().size() || !line.cells().get(index).editable()) {
			return Optional.empty();
		}
		var edited = spec.columns().get(index);
		var element = line.target();
		var scope = Scope.of(element).with("table", target).with("line", element).with("element", element).with("lineSemantic", element).with("root", target);
		return edited.edit().flatMap(edit -> Mask.arguments(edit.mask(), text, scope).map(all -> DiagramTools.change("Set " + column.header(), element, edit.operations(), all, evaluations)));
	}

	private int indexOf(Column column) {
		return spec.columns().stream().map(TableSpec.Column::name).toList().indexOf(column.name());
	}
}
