// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.results.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;

import dev.kirchhoff.results.CellHistories;
import dev.kirchhoff.results.CircuitMaps;
import dev.kirchhoff.results.CircuitMaps.Layer;
import dev.kirchhoff.results.CircuitSolution;
import dev.kirchhoff.results.CircuitText;
import dev.kirchhoff.results.Lines;

/**
 * A solved crossbar: a map of what one wants to see over the array; a picked cell shows its values, its path through the wires, and how it
 * switched if that is known.
 */
public final class CircuitView extends Composite {
	private static final String VALUE = "value";
	private static final int MOST_NAMED = 12;

	private final Label title;
	private final Combo choice;
	private final HeatMap map;
	private final Composite side;
	private final Composite values;
	private final Label heading;
	private final LineChart history;
	private CircuitSolution solution;
	private List<Layer> layers = List.of();
	private CellHistory histories = (row, column) -> Optional.empty();

	/** How cells switched, for who knows. */
	@FunctionalInterface
	public interface CellHistory {
		/** Current or conductance of a cell over pulses; empty if it was not followed. */
		Optional<Lines> of(int row, int column);

		/** The cells that were followed, as far as it is known. */
		default Set<CellHistories.Cell> followed() {
			return Set.of();
		}

		/** Of a run. */
		static CellHistory of(CellHistories known) {
			return new CellHistory() {
				@Override
				public Optional<Lines> of(int row, int column) {
					return known.of(row, column);
				}

				@Override
				public Set<CellHistories.Cell> followed() {
					return known.followed();
				}
			};
		}
	}

	public CircuitView(Composite parent, int style) {
		super(parent, style);
		setLayout(new FillLayout());
		var sash = new SashForm(this, SWT.HORIZONTAL);
		var left = new Composite(sash, SWT.NONE);
		left.setLayout(new GridLayout(2, false));
		title = new Label(left, SWT.NONE);
		title.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
		choice = new Combo(left, SWT.READ_ONLY | SWT.DROP_DOWN);
		choice.setVisibleItemCount(12);
		choice.setToolTipText("What the map shows");
		choice.getAccessible().addAccessibleListener(new AccessibleAdapter() {
			@Override
			public void getName(AccessibleEvent event) {
				event.result = "What the map shows";
			}
		});
		choice.addListener(SWT.Selection, event -> draw());
		map = new HeatMap(left);
		map.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true, 2, 1));
		map.showPath(true);
		map.addSelectionListener((column, row) -> pick(row, column));
		side = new Composite(sash, SWT.NONE);
		side.setLayout(new GridLayout(1, false));
		heading = new Label(side, SWT.WRAP);
		heading.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
		values = new Composite(side, SWT.NONE);
		var layout = new GridLayout(2, false);
		layout.marginWidth = 0;
		layout.horizontalSpacing = 12;
		values.setLayout(layout);
		values.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
		history = new LineChart(side);
		history.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
		show(history, false);
		sash.setWeights(66, 34);
	}

	private static void show(Composite control, boolean visible) {
		control.setVisible(visible);
		((GridData) control.getLayoutData()).exclude = !visible;
	}

	/**
	 * Replaces what is shown; the kind of map stays chosen, and a picked cell picked, where the array is as large.
	 *
	 * @param name what stands above
	 */
	public void show(CircuitSolution solved, String name) {
		boolean same = solution != null && solution.point().rows() == solved.point().rows() && solution.point().columns() == solved.point().columns();
		var picked = same ? map.marked() : Optional.<int[]>empty();
		var chosen = choice.getText();
		solution = solved;
		layers = CircuitMaps.of(solved);
		title.setText((name + "  –  " + solved.applied()).replace("&", "&&"));
		title.setToolTipText(title.getText());
		choice.setItems(layers.stream().map(Layer::title).toArray(String[]::new));
		choice.select(Math.max(0, choice.indexOf(chosen)));
		draw();
		if (picked.isPresent()) {
			pick(picked.get()[1], picked.get()[0]);
		} else if (solved.selection().isPresent()) {
			pick(solved.selection().get().row(), solved.selection().get().column());
		} else {
			list(CircuitText.of(solved), "Click a cell to see its values.");
		}
		layout(true, true);
	}

	/** Says where histories of cells come from. */
	public void setHistories(CellHistory source) {
		histories = source;
	}

	private void draw() {
		var layer = layers.get(choice.getSelectionIndex());
		var picked = map.marked();
		map.show(layer.title(), List.of(layer.matrix()), "", CircuitMaps.COLUMN, CircuitMaps.ROW, layer.value());
		picked.ifPresent(cell -> map.mark(cell[0], cell[1]));
	}

	/** Chooses the map by its title. */
	public boolean select(String layer) {
		int index = choice.indexOf(layer);
		if (index >= 0) {
			choice.select(index);
			draw();
		}
		return index >= 0;
	}

	/** Titles of the maps. */
	public List<String> layers() {
		return layers.stream().map(Layer::title).toList();
	}

	/** Shows a cell as if it were clicked. */
	public void pick(int row, int column) {
		map.mark(column, row);
		var lines = new ArrayList<>(CircuitMaps.cell(solution, row, column));
		var known = histories.of(row, column);
		if (known.isEmpty() && !histories.followed().isEmpty()) {
			lines.add(new CircuitText.Line("History", "this cell was not followed; those that were: "
					+ histories.followed().stream().limit(MOST_NAMED).map(cell -> "(" + cell.row() + ", " + cell.column() + ")").collect(Collectors.joining(", "))
					+ (histories.followed().size() > MOST_NAMED ? " and " + (histories.followed().size() - MOST_NAMED) + " more" : "")));
		}
		list(lines.subList(1, lines.size()), lines.getFirst().text());
		known.ifPresent(history::show);
		show(history, known.isPresent());
		side.layout(true, true);
	}

	private void list(List<CircuitText.Line> lines, String what) {
		heading.setText(what.substring(0, 1).toUpperCase(Locale.ROOT) + what.substring(1));
		heading.setFont(JFaceResources.getFontRegistry().getBold(JFaceResources.DEFAULT_FONT));
		for (var child : values.getChildren()) {
			child.dispose();
		}
		for (var line : lines) {
			var about = new Label(values, SWT.NONE);
			about.setText(line.about());
			about.setLayoutData(new GridData(SWT.BEGINNING, SWT.TOP, false, false));
			var text = new Label(values, SWT.WRAP);
			text.setText(line.text());
			text.setData(VALUE, line.text());
			Copying.install(text, line.text());
			var data = new GridData(SWT.FILL, SWT.TOP, true, false);
			data.widthHint = 140;
			text.setLayoutData(data);
			about.setForeground(getForeground());
			about.setBackground(getBackground());
			text.setForeground(getForeground());
			text.setBackground(getBackground());
		}
		side.layout(true, true);
	}

	/** Whether a history of the picked cell is shown. */
	public boolean showsHistory() {
		return history.getVisible();
	}

	/** What is said of the picked cell. */
	public List<String> said() {
		return List.of(values.getChildren()).stream().map(child -> child.getData(VALUE)).filter(String.class::isInstance).map(String.class::cast).toList();
	}

	@Override
	public void setBackground(Color color) {
		super.setBackground(color);
		if (map != null) {
			map.setBackground(color);
		}
	}

	@Override
	public boolean setFocus() {
		return map.setFocus();
	}
}
