// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.design;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;

import org.eclipse.emf.ecore.EObject;

import dev.kirchhoff.model.Cell;
import dev.kirchhoff.model.Chip;
import dev.kirchhoff.model.CrossbarArray;
import dev.kirchhoff.model.Device;
import dev.kirchhoff.model.Library;
import dev.kirchhoff.model.Macro;
import dev.kirchhoff.model.Project;
import dev.kirchhoff.model.Tile;

/** What the diagram of a project's hardware asks. Equal arrays beside each other are drawn as one where they are many. */
public class HardwareServices {
	private static final int MOST = 8;
	private static final int ARRAY_FONT = 9;
	private static final int GROUP_FONT = 10;
	/** Letters in bold are so much wider. */
	private static final double BOLD = 1.1;

	/** What arrays have in common that are drawn as one. */
	private record Sort(int rows, int columns, Cell cell) {
		static Sort of(CrossbarArray array) {
			return new Sort(array.getRows(), array.getColumns(), array.getCell());
		}
	}

	/** Arrays of a tile or project that are drawn one by one. */
	public List<CrossbarArray> singleArrays(EObject container) {
		return groups(container).filter(group -> group.size() <= MOST).flatMap(List::stream).toList();
	}

	/** The first of each group that is drawn as one. */
	public List<CrossbarArray> arrayGroups(EObject container) {
		return groups(container).filter(group -> group.size() > MOST).map(List::getFirst).toList();
	}

	/** The first of each group in the whole project. */
	public List<CrossbarArray> allGroups(Project project) {
		return Stream.concat(Projects.tiles(project).stream(), Stream.of(project)).flatMap(container -> arrayGroups(container).stream()).toList();
	}

	/** All that are drawn as one with an array. */
	public List<CrossbarArray> groupMembers(CrossbarArray first) {
		return Projects.direct(first.eContainer()).stream().filter(array -> Sort.of(array).equals(Sort.of(first))).toList();
	}

	private static Stream<List<CrossbarArray>> groups(EObject container) {
		var groups = new LinkedHashMap<Sort, List<CrossbarArray>>();
		Projects.direct(container).forEach(array -> groups.computeIfAbsent(Sort.of(array), _ -> new ArrayList<>()).add(array));
		return groups.values().stream();
	}

	/** Name, size, cells, and how much of it is used if anything is. */
	public String arrayLabel(CrossbarArray array) {
		return Text.lines(Text.name(array), size(array), cell(array), used(utilisation(array)));
	}

	private static String used(int percent) {
		return percent == 0 ? "" : percent + " % used";
	}

	/** Of a small box. */
	public String shortArrayLabel(CrossbarArray array) {
		return Text.shortened(Text.name(array), 7);
	}

	public String groupLabel(CrossbarArray first) {
		return Text.lines(Text.count(groupMembers(first).size(), "array"), size(first), cell(first), used(groupUtilisation(first)));
	}

	public String bankLabel(CrossbarArray first) {
		return (first.eContainer() instanceof Tile tile ? Text.name(tile) + ": " : "") + Text.count(groupMembers(first).size()) + " arrays, each " + size(first);
	}

	private static String size(CrossbarArray array) {
		return Text.times(array.getRows(), array.getColumns());
	}

	private static String cell(CrossbarArray array) {
		return array.getCell() == null ? "no cell" : array.getCell().getKind().getLiteral() + (array.getCell().getDevice() == null ? "" : " " + Text.name(array.getCell().getDevice()));
	}

	/** Units: more bit lines, a wider box, but four times as many add only two; wide enough for its label. */
	public int arrayWidth(CrossbarArray array) {
		return Math.max(4 + log(array.getColumns()), Text.wide(arrayLabel(array), ARRAY_FONT));
	}

	/** Units: more word lines, a higher box, but never a tower. */
	public int arrayHeight(CrossbarArray array) {
		return Math.max(1 + log(array.getRows()) * 4 / 5, Text.high(arrayLabel(array), ARRAY_FONT));
	}

	public int groupWidth(CrossbarArray first) {
		return 1 + Math.max(4 + log(first.getColumns()), (int) Math.ceil(BOLD * Text.wide(groupLabel(first), GROUP_FONT)));
	}

	public int groupHeight(CrossbarArray first) {
		return 1 + Math.max(1 + log(first.getRows()) * 4 / 5, Text.high(groupLabel(first), GROUP_FONT));
	}

	private static int log(int lines) {
		return 31 - Integer.numberOfLeadingZeros(Math.max(1, lines));
	}

	/** Percent of the cells that are used, by the mapping of the project that uses most. */
	public int utilisation(CrossbarArray array) {
		return Placing.utilisation(List.of(array));
	}

	/** Percent of the cells of a group, by the mapping that uses most. */
	public int groupUtilisation(CrossbarArray first) {
		return Placing.utilisation(groupMembers(first));
	}

	public String arrayTooltip(CrossbarArray array) {
		var wires = array.getWordLineResistance() == 0 && array.getBitLineResistance() == 0 ? ""
				: "wires " + Text.number(array.getWordLineResistance()) + " Ω and " + Text.number(array.getBitLineResistance()) + " Ω a cell";
		return Text.lines(Text.name(array) + ": " + Text.count((long) array.getRows() * array.getColumns(), "cell") + ", " + utilisation(array) + " % used", wires, faults(array), note(array.getDocumentation()));
	}

	private static String faults(CrossbarArray array) {
		var faults = new ArrayList<String>();
		percent(array.getStuckAtLrs(), "stuck at LRS", faults);
		percent(array.getStuckAtHrs(), "stuck at HRS", faults);
		percent(1 - array.getCellYield(), "broken", faults);
		return String.join(", ", faults);
	}

	private static void percent(double share, String what, List<String> faults) {
		if (share > 0) {
			faults.add(Text.number(Math.round(share * 1e6) / 1e4) + " % " + what);
		}
	}

	private static String note(String documentation) {
		return documentation == null ? "" : documentation;
	}

	public String groupTooltip(CrossbarArray first) {
		var members = groupMembers(first);
		return Text.lines(Text.name(members.getFirst()) + " to " + Text.name(members.getLast()), groupUtilisation(first) + " % used", "the layer 'Every array' shows each of them");
	}

	/** Whether it has no cell, or no lines. */
	public boolean isIncomplete(CrossbarArray array) {
		return array.getCell() == null || array.getRows() < 1 || array.getColumns() < 1;
	}

	public boolean hasFaults(CrossbarArray array) {
		return array.getStuckAtLrs() > 0 || array.getStuckAtHrs() > 0 || array.getCellYield() < 1;
	}

	/** Name and contents of a chip, macro or tile. */
	public String hardwareLabel(EObject hardware) {
		return Text.name(hardware) + switch (hardware) {
			case Chip chip when chip.getMacros().size() > 1 -> " · " + Text.count(chip.getMacros().size(), "macro");
			case Macro macro when macro.getTiles().size() > 1 -> " · " + Text.count(macro.getTiles().size(), "tile");
			default -> "";
		};
	}

	public String tileTooltip(Tile tile) {
		return Text.lines(Text.name(tile) + ": " + Text.count(tile.getArrays().size(), "array"), "read at " + Text.number(tile.getReadVoltage()) + " V, inputs by " + tile.getInputEncoding().getLiteral(),
				"sensed " + tile.getSenseScheme().getLiteral() + ", written with " + tile.getBiasScheme().getLiteral(), note(tile.getDocumentation()));
	}

	public boolean hasDac(Tile tile) {
		return tile.getDacBits() > 0;
	}

	public boolean hasAdc(Tile tile) {
		return tile.getAdcBits() > 0;
	}

	/** Whether it is a tile that has no input converter yet. */
	public boolean lacksDac(EObject element) {
		return element instanceof Tile tile && !hasDac(tile);
	}

	public boolean lacksAdc(EObject element) {
		return element instanceof Tile tile && !hasAdc(tile);
	}

	public String dacLabel(Tile tile) {
		return "DAC\n" + tile.getDacBits() + " bit";
	}

	public String adcLabel(Tile tile) {
		return "ADC\n" + tile.getAdcBits() + " bit";
	}

	public String dacTooltip(Tile tile) {
		return "inputs are rounded to " + tile.getDacBits() + " bit; 0: ideal";
	}

	public String adcTooltip(Tile tile) {
		return Text.lines("outputs are rounded to " + tile.getAdcBits() + " bit; 0: ideal", tile.getAdcRange() == 0 ? "" : "clips at " + Text.number(tile.getAdcRange() * 1e6) + " µA");
	}

	/** Those of the project, and those of libraries that its cells are built of. */
	public List<Device> shownDevices(Project project) {
		return with(project.getDevices(), shownCells(project).stream().map(Cell::getDevice));
	}

	/** Those of the project, and those of libraries that its arrays have. */
	public List<Cell> shownCells(Project project) {
		return with(project.getCells(), Projects.arrays(project).stream().map(CrossbarArray::getCell));
	}

	private static <T extends EObject> List<T> with(List<T> own, Stream<T> used) {
		var all = new LinkedHashSet<>(own);
		used.filter(Objects::nonNull).filter(element -> !element.eIsProxy()).forEach(all::add);
		return List.copyOf(all);
	}

	public String deviceLabel(Device device) {
		var type = Text.type(device);
		return Text.lines(Text.name(device), type.isEmpty() ? "no type" : type.equals(Text.name(device)) ? "" : type);
	}

	public String cellLabel(Cell cell) {
		return Text.lines(Text.name(cell), cell.getKind().getLiteral());
	}

	public boolean lacksDevice(Cell cell) {
		return cell.getDevice() == null;
	}

	/** Cells of all arrays in what stands by itself in a project; nothing for what is inside something, whose lines would be a tangle. */
	public List<Cell> outerCells(EObject hardware) {
		return hardware.eContainer() instanceof Project ? with(List.of(), Projects.arrays(hardware).stream().map(CrossbarArray::getCell)) : List.of();
	}

	/** Those of a chip, macro or tile; of an array that is drawn as one with others: all of these. */
	public List<CrossbarArray> arraysIn(EObject hardware) {
		var together = hardware instanceof CrossbarArray array ? groupMembers(array) : List.<CrossbarArray>of();
		return together.size() > MOST ? together : Projects.arrays(hardware);
	}

	/** Whether there are arrays in it that have another cell. */
	public boolean canGetCell(EObject hardware, EObject cell) {
		return arraysIn(hardware).stream().anyMatch(array -> array.getCell() != cell);
	}

	public List<CrossbarArray> arraysOfCell(Cell cell) {
		return Projects.of(cell).flatMap(project -> Projects.arrays(project).stream()).filter(array -> array.getCell() == cell).toList();
	}

	public List<Cell> cellsOfDevice(Device device) {
		return Projects.of(device).flatMap(project -> project.getCells().stream()).filter(cell -> cell.getDevice() == device).toList();
	}

	/** What a new array is most likely made of: the cell of its last neighbour, else the first of the project. */
	public Cell likelyCell(EObject array) {
		var near = Projects.direct(array.eContainer()).stream().filter(other -> other != array).map(CrossbarArray::getCell).filter(Objects::nonNull).toList();
		return near.isEmpty() ? first(array, Library::getCells) : near.getLast();
	}

	/** The first device of the project. */
	public Device likelyDevice(EObject cell) {
		return first(cell, Library::getDevices);
	}

	private static <T> T first(EObject element, Function<Project, List<T>> list) {
		return Projects.of(element).flatMap(project -> list.apply(project).stream()).findFirst().orElse(null);
	}

	public boolean anyCell(EObject array) {
		return likelyCell(array) != null;
	}

	public boolean hasCell(CrossbarArray array) {
		return array.getCell() != null;
	}

	public String cellMissing(CrossbarArray array) {
		return Text.name(array) + " has no cell";
	}
}
