// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.design.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.eclipse.emf.ecore.EObject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.kirchhoff.diagram.Diagram;
import dev.kirchhoff.diagram.Table;
import dev.kirchhoff.diagram.tool.Change;
import dev.kirchhoff.diagram.tool.ExternalAction;
import dev.kirchhoff.diagram.tool.PaletteTool;
import dev.kirchhoff.diagram.view.DiagramView;
import dev.kirchhoff.diagram.view.EdgeView;
import dev.kirchhoff.diagram.view.NodeView;
import dev.kirchhoff.diagram.view.View;
import dev.kirchhoff.model.Allocation;
import dev.kirchhoff.model.CrossbarArray;
import dev.kirchhoff.model.DataSet;
import dev.kirchhoff.model.Experiment;
import dev.kirchhoff.model.Mapping;
import dev.kirchhoff.model.NamedElement;
import dev.kirchhoff.model.Network;
import dev.kirchhoff.model.Project;
import dev.kirchhoff.model.Stage;
import dev.kirchhoff.model.Tile;
import dev.kirchhoff.model.WeightPart;
import dev.kirchhoff.model.io.ProjectFiles;

/** Every tool of every diagram, on a small project: what it does, and that undo leads back to the same bytes and redo forth again. */
class ToolsTest {
	private Project project;
	private Diagram diagram;
	private DiagramView view;

	@BeforeEach
	void load() {
		project = Bench.sample();
	}

	private void open(String name, EObject target) {
		diagram = Bench.NOTATION.diagram(name, target);
		diagram.actions(_ -> Optional.of(new Recorder()));
		view = diagram.refresh();
		Recorder.CALLED.clear();
		Recorder.SELECTED.clear();
	}

	/** Notes what is called. */
	private static final class Recorder implements ExternalAction {
		static final List<Map<String, Object>> CALLED = new ArrayList<>();
		static final List<List<EObject>> SELECTED = new ArrayList<>();

		@Override
		public boolean canExecute(List<EObject> selection) {
			return true;
		}

		@Override
		public void execute(List<EObject> selection, Map<String, Object> parameters) {
			CALLED.add(parameters);
			SELECTED.add(selection);
		}
	}

	private <T extends NamedElement> T find(Class<T> type, String name) {
		return Bench.all(project).stream().filter(type::isInstance).map(type::cast).filter(element -> name.equals(element.getName())).findFirst().orElseThrow(() -> new AssertionError(name));
	}

	private Mapping drawn() {
		return find(Mapping.class, "drawn");
	}

	private Experiment run() {
		return find(Experiment.class, "run");
	}

	private NodeView node(String mapping, String name) {
		return view.allNodes().values().stream().filter(node -> node.mapping().equals(mapping) && node.key().endsWith(":" + name)).findFirst()
				.orElseThrow(() -> new AssertionError(mapping + " " + name + " is not among " + view.allNodes().keySet()));
	}

	private EdgeView edge(String mapping, String source, String target) {
		return view.edges().stream().filter(edge -> edge.mapping().equals(mapping) && edge.sourceKey().endsWith(":" + source) && edge.targetKey().endsWith(":" + target)).findFirst()
				.orElseThrow(() -> new AssertionError(mapping + ": " + source + " -> " + target));
	}

	private PaletteTool tool(String label) {
		return diagram.tools().palette().stream().flatMap(section -> section.tools().stream()).filter(tool -> tool.label().equals(label)).findFirst().orElseThrow(() -> new AssertionError(label));
	}

	private byte[] bytes() {
		try {
			return ProjectFiles.bytes(project);
		} catch (Exception e) {
			throw new AssertionError(e);
		}
	}

	/** Executes, undoes and redoes a change; leaves it done. */
	private Change done(Optional<Change> change) {
		var one = change.orElseThrow(() -> new AssertionError("the tool does not apply"));
		var before = bytes();
		assertTrue(one.canExecute(), "cannot be executed");
		assertArrayEquals(before, bytes(), "asking alone changes something");
		one.execute();
		var after = bytes();
		assertFalse(java.util.Arrays.equals(before, after), "nothing was done");
		one.undo();
		assertArrayEquals(before, bytes(), "undo");
		one.redo();
		assertArrayEquals(after, bytes(), "redo");
		view = diagram.refresh();
		assertEquals(List.of(), view.faults());
		return one;
	}

	private void undone(Optional<Change> change) {
		var one = done(change);
		one.undo();
		view = diagram.refresh();
	}

	private List<View> views() {
		var all = new ArrayList<View>(List.of(view));
		all.addAll(view.allNodes().values());
		all.addAll(view.edges());
		return all;
	}

	private Optional<Change> anywhere(PaletteTool tool) {
		return switch (tool.kind()) {
			case CREATE_NODE, CREATE_CONTAINER -> views().stream().flatMap(place -> diagram.tools().create(tool, view, place).stream()).findFirst();
			case CREATE_EDGE -> views().stream().filter(source -> diagram.tools().canStart(tool, view, source))
					.flatMap(source -> views().stream().flatMap(target -> diagram.tools().connect(tool, view, source, target).stream())).findFirst();
			case ACTION -> views().stream().flatMap(place -> diagram.tools().act(tool.id(), view, place).stream()).findFirst();
		};
	}

	/** Whatever is in a palette applies somewhere; whatever can be deleted, renamed or reconnected comes back as it was. */
	private void everything(String name, EObject target) {
		open(name, target);
		for (var section : diagram.tools().palette()) {
			for (var tool : section.tools()) {
				var change = anywhere(tool);
				if (tool.kind() == PaletteTool.Kind.ACTION) {
					change.ifPresent(this::called);
				} else if (change.isPresent()) {
					undone(change);
				}
			}
		}
		for (var one : List.copyOf(views())) {
			diagram.tools().editedText(view, one).ifPresent(text -> undone(diagram.tools().edit(view, one, text.matches("\\d+") ? "7" : text + "2")));
			var delete = diagram.tools().delete(view, List.of(one));
			if (delete.isPresent()) {
				undone(delete);
			}
		}
		for (var edge : List.copyOf(view.edges())) {
			for (var end : List.copyOf(view.allNodes().values())) {
				for (var atSource : List.of(true, false)) {
					var change = diagram.tools().reconnect(view, edge, atSource, end);
					if (change.isPresent()) {
						reconnected(change.get());
					}
				}
			}
		}
	}

	/** Where a reconnection is refused nothing is done, but it never fails. */
	private void reconnected(Change change) {
		var before = bytes();
		change.execute();
		var after = bytes();
		assertEquals(List.of(), diagram.refresh().faults());
		change.undo();
		assertArrayEquals(before, bytes(), "undo");
		change.redo();
		assertArrayEquals(after, bytes(), "redo");
		change.undo();
		view = diagram.refresh();
	}

	private void called(Change change) {
		var before = bytes();
		var calls = Recorder.CALLED.size();
		change.execute();
		assertEquals(calls + 1, Recorder.CALLED.size());
		assertArrayEquals(before, bytes());
	}

	@Test
	void everythingOnTheNetwork() {
		everything("network", find(Network.class, "net"));
	}

	@Test
	void everythingOnTheHardware() {
		everything("hardware", project);
	}

	@Test
	void everythingOnMappings() {
		for (var name : List.of("drawn", "automatic", "empty")) {
			everything("mapping", find(Mapping.class, name));
		}
	}

	@Test
	void everythingOnExperiments() {
		everything("experiment", run());
		everything("experiment", find(Experiment.class, "bare-run"));
	}

	@Test
	void everyToolOfAPaletteAppliesSomewhere() {
		var idle = new TreeSet<String>();
		for (var name : List.of("network", "hardware", "mapping", "experiment")) {
			var tools = new TreeSet<String>();
			var applied = new TreeSet<String>();
			Bench.targets(project, name).forEach(target -> {
				open(name, target);
				diagram.tools().palette().forEach(section -> section.tools().forEach(tool -> {
					tools.add(tool.label());
					anywhere(tool).ifPresent(_ -> applied.add(tool.label()));
				}));
			});
			tools.removeAll(applied);
			tools.forEach(label -> idle.add(name + ": " + label));
		}
		assertEquals(new TreeSet<>(), idle);
	}

	// network

	@Test
	void aNewLayerHasAFreeNameAnIdAndValues() {
		open("network", find(Network.class, "net"));
		var change = done(diagram.tools().create(tool("Dense"), view, view));
		var made = (dev.kirchhoff.model.DenseLayer) change.toSelect().getFirst();
		assertEquals(List.of("dense", "dense", 10), List.of(made.getName(), made.getId(), made.getUnits()));
		done(diagram.tools().create(tool("Dense"), view, view));
		assertEquals("dense2", find(Network.class, "net").getLayers().getLast().getName());
		done(diagram.tools().create(tool("Activation"), view, view));
		assertEquals("activation\nrelu", node("Activation", "activation").label().text());
	}

	@Test
	void connectionsAreDrawnMovedAndRefused() {
		open("network", find(Network.class, "net"));
		done(diagram.tools().connect(tool("Connect"), view, node("Dense", "out"), node("Dense", "lonely")));
		assertEquals("3", edge("Connection", "out", "lonely").center().text());
		assertEquals(Optional.empty(), diagram.tools().connect(tool("Connect"), view, node("Dense", "lonely"), node("Dense", "hidden")), "a circle");
		assertEquals(Optional.empty(), diagram.tools().connect(tool("Connect"), view, node("Dense", "out"), node("Input", "in")), "an input");
		done(diagram.tools().reconnect(view, edge("Connection", "out", "lonely"), true, node("Activation", "act")));
		assertEquals("8", edge("Connection", "act", "lonely").center().text());
		var before = bytes();
		diagram.tools().reconnect(view, edge("Connection", "act", "lonely"), false, node("Input", "in")).ifPresent(Change::execute);
		assertArrayEquals(before, bytes(), "nothing leads into an input");
	}

	@Test
	void aDeletedLayerTakesAlongWhatHangsOnIt() {
		open("network", find(Network.class, "net"));
		done(diagram.tools().delete(view, List.of(node("Dense", "hidden"))));
		assertEquals(1, find(Network.class, "net").getConnections().size());
		assertEquals(2, drawn().getAllocations().size());
		assertEquals(0, drawn().getRanges().size());
		assertEquals(List.of(), find(Mapping.class, "automatic").getLayers());
	}

	@Test
	void aLonelyLayerIsFoundAndConnected() {
		open("network", find(Network.class, "net"));
		var violations = diagram.validate();
		assertEquals(List.of("lonely is connected to nothing before it"), violations.stream().map(violation -> violation.message()).toList());
		done(Optional.of(violations.getFirst().fixes().getFirst().change()));
		assertEquals("3", edge("Connection", "out", "lonely").center().text());
		assertEquals(List.of(), diagram.validate());
	}

	// hardware

	@Test
	void hardwareIsBuiltFromTheOutsideIn() {
		open("hardware", project);
		done(diagram.tools().create(tool("Chip"), view, view));
		done(diagram.tools().create(tool("Macro"), view, node("Chip", "chip2")));
		done(diagram.tools().create(tool("Tile"), view, node("Macro", project.getChips().getLast().getMacros().getFirst().getId())));
		var tile = project.getChips().getLast().getMacros().getFirst().getTiles().getFirst();
		done(diagram.tools().create(tool("Array"), view, node("Tile", tile.getId())));
		var array = tile.getArrays().getFirst();
		assertEquals(List.of(64, 64, "gated"), List.of(array.getRows(), array.getColumns(), array.getCell().getName()));
		assertEquals(Optional.empty(), diagram.tools().create(tool("Chip"), view, node("Tile", tile.getId())));
		done(diagram.tools().create(tool("Input converter"), view, node("Tile", tile.getId())));
		assertEquals("DAC\n8 bit", node("Dac", tile.getId()).label().text());
		done(diagram.tools().edit(view, node("Dac", tile.getId()), "5"));
		assertEquals(5, tile.getDacBits());
		done(diagram.tools().delete(view, List.of(node("Dac", tile.getId()))));
		assertEquals(List.of(0, 1), List.of(tile.getDacBits(), tile.getArrays().size()), "the converter goes, the tile stays");
	}

	@Test
	void cellsAreSetByALine() {
		open("hardware", project);
		done(diagram.tools().connect(tool("Set cell"), view, node("Tile", "tile2"), node("Cell", "bare")));
		assertTrue(find(Tile.class, "tile2").getArrays().stream().allMatch(array -> array.getCell().getName().equals("bare")));
		done(diagram.tools().connect(tool("Set device"), view, node("Cell", "bare"), node("Device", "unknown")));
		done(diagram.tools().reconnect(view, edge("UsesDevice", "bare", "unknown"), false, node("Device", "hfo2")));
		assertEquals("hfo2", project.getCells().getLast().getDevice().getName());
		done(diagram.tools().delete(view, List.of(edge("UsesDevice", "bare", "hfo2"))));
		assertEquals(null, project.getCells().getLast().getDevice());
		assertEquals(Optional.empty(), diagram.tools().delete(view, List.of(edge("UsesCell", "chip", "gated"))), "it only shows what arrays say");
	}

	@Test
	void partsMoveFromOneToAnother() {
		open("hardware", project);
		done(diagram.tools().drop(view, List.of(node("Array", "a2")), node("Tile", "tile3")));
		assertEquals("a2", project.getTiles().getFirst().getArrays().getFirst().getName());
		done(diagram.tools().drop(view, List.of(node("Tile", "tile3")), node("Macro", "macro3")));
		done(diagram.tools().drop(view, List.of(node("Macro", "macro3")), node("Chip", "chip")));
		assertEquals(3, project.getChips().getFirst().getMacros().size());
		done(diagram.tools().dropElements(view, List.of(find(CrossbarArray.class, "loose")), node("Tile", "tile3")));
		done(diagram.tools().drop(view, List.of(node("Array", "loose")), view));
		assertEquals(2, project.getArrays().size());
		assertEquals(Optional.empty(), diagram.tools().drop(view, List.of(node("Macro", "macro")), node("Tile", "tile2")));
	}

	@Test
	void deletingHardwareLeavesNothingDangling() {
		open("hardware", project);
		done(diagram.tools().delete(view, List.of(node("Tile", "tile"))));
		assertEquals(0, drawn().getAllocations().size());
		assertEquals(List.of("loose"), drawn().getArrays().stream().map(CrossbarArray::getName).toList());
		done(diagram.tools().delete(view, List.of(node("ArrayGroup", "g1"))));
		assertEquals(0, find(Tile.class, "tile2").getArrays().size());
		done(diagram.tools().delete(view, List.of(node("Cell", "bare"))));
		assertEquals(null, find(CrossbarArray.class, "loose").getCell());
		done(diagram.tools().delete(view, List.of(node("Device", "hfo2"))));
		assertEquals(null, project.getCells().getFirst().getDevice());
	}

	@Test
	void everyArrayOfAGroupIsALayerAway() {
		open("hardware", project);
		assertEquals(List.of("all_arrays"), diagram.layers().stream().map(Diagram.Layer::name).toList());
		diagram.setActive("all_arrays", true);
		view = diagram.refresh();
		assertEquals(9, node("Bank", "g1").children().size());
	}

	@Test
	void anArrayWithoutACellTakesTheFirst() {
		open("hardware", project);
		var violations = diagram.validate();
		assertEquals(List.of("blank has no cell"), violations.stream().map(violation -> violation.message()).toList());
		done(Optional.of(violations.getFirst().fixes().getFirst().change()));
		assertEquals("bare", find(CrossbarArray.class, "blank").getCell().getName(), "that of its neighbour");
	}

	// mapping

	@Test
	void layersAreAllocatedOnFreeCells() {
		open("mapping", drawn());
		done(diagram.tools().connect(tool("Allocate"), view, node("Layer", "out"), node("FreeArray", "loose")));
		var made = drawn().getAllocations().getLast();
		assertEquals(List.of("out", "loose", WeightPart.WEIGHTS, 1, 4), List.of(made.getLayer().getName(), made.getArray().getName(), made.getPart(), made.getPlane(), made.getFirstInput()), "the rest of plane 1");
		assertEquals("loose · 8 × 4 · 38 %", node("ArrayBox", "loose").label().text());
		assertEquals(Optional.empty(), diagram.tools().connect(tool("Allocate"), view, node("Layer", "lonely"), node("ArrayBox", "loose")), "its matrix is not known");
	}

	@Test
	void onlyTheMappingThatIsShownIsChanged() {
		var automatic = find(Mapping.class, "automatic");
		open("mapping", automatic);
		done(diagram.tools().connect(tool("Allocate"), view, node("Layer", "hidden"), node("PooledArray", "a2")));
		assertEquals(List.of(1, 5), List.of(automatic.getAllocations().size(), drawn().getAllocations().size()));
		assertEquals("a2", automatic.getAllocations().getFirst().getArray().getName());
		open("mapping", automatic);
		assertTrue(view.nodes().stream().noneMatch(node -> node.mapping().equals("Pool")), "there is an allocation now");
	}

	@Test
	void thePoolMeansItsFirstArrayWithRoom() {
		open("mapping", find(Mapping.class, "automatic"));
		done(diagram.tools().connect(tool("Allocate"), view, node("Layer", "hidden"), node("Pool", "automatic")));
		assertEquals("a1", find(Mapping.class, "automatic").getAllocations().getFirst().getArray().getName());
	}

	@Test
	void arraysAreDraggedInMadeAndTakenOut() {
		var empty = find(Mapping.class, "empty");
		open("mapping", empty);
		done(diagram.tools().dropElements(view, List.of(find(CrossbarArray.class, "g1")), node("Pool", "empty")));
		done(diagram.tools().create(tool("New array"), view, view));
		assertEquals(List.of("g1", "array"), empty.getArrays().stream().map(CrossbarArray::getName).toList());
		assertEquals("array", project.getArrays().getLast().getName());
		done(diagram.tools().delete(view, List.of(node("PooledArray", "g1"))));
		assertEquals(List.of("array"), empty.getArrays().stream().map(CrossbarArray::getName).toList());
		assertEquals(9, find(Tile.class, "tile2").getArrays().size(), "it is still there");
		open("mapping", drawn());
		done(diagram.tools().delete(view, List.of(node("FreeArray", "loose"))));
		assertEquals(List.of("a1"), drawn().getArrays().stream().map(CrossbarArray::getName).toList());
		assertEquals(2, find(Mapping.class, "automatic").getArrays().size(), "another mapping");
	}

	@Test
	void allocationsAreMovedAndDeleted() {
		open("mapping", drawn());
		var bias = drawn().getAllocations().get(1);
		var edge = view.edges().stream().filter(one -> one.target() == bias).findFirst().orElseThrow();
		done(diagram.tools().reconnect(view, edge, false, node("Region", "out-a2")));
		assertEquals(List.of("a2", 4, 0), List.of(bias.getArray().getName(), bias.getRow(), bias.getColumn()), "the first free cells");
		done(diagram.tools().delete(view, List.of(node("ArrayBox", "a2"))));
		assertEquals(2, drawn().getAllocations().size());
		done(diagram.tools().delete(view, List.of(node("Region", "hidden-a1"))));
		assertEquals(1, drawn().getAllocations().size());
		assertEquals(Optional.empty(), diagram.tools().delete(view, List.of(node("Layer", "hidden"))), "the layer is the network's");
	}

	@Test
	void misplacedRegionsAreFoundAndMoved() {
		open("mapping", drawn());
		var violations = diagram.validate();
		var messages = violations.stream().map(violation -> violation.message()).toList();
		assertTrue(messages.contains("hidden takes rows 7 to 7, columns 4 to 11, but a2 has 8 x 8") && messages.contains("out is on no array, or only in part"), messages.toString());
		var outside = violations.stream().filter(violation -> violation.message().contains("but a2 has")).findFirst().orElseThrow();
		assertEquals(List.of("Move to row 0, column 0", "Move to the first free cells"), outside.fixes().stream().map(fix -> fix.label()).toList());
		done(Optional.of(outside.fixes().getLast().change()));
		assertEquals(List.of(4, 0), List.of(((Allocation) outside.target()).getRow(), ((Allocation) outside.target()).getColumn()));
		var missing = violations.stream().filter(violation -> violation.message().contains("on no array")).findFirst().orElseThrow();
		done(Optional.of(missing.fixes().getFirst().change()));
		assertEquals("out", drawn().getAllocations().getLast().getLayer().getName());
	}

	@Test
	void placingIsLeftToOthers() {
		var automatic = find(Mapping.class, "automatic");
		open("mapping", automatic);
		called(diagram.tools().act(tool("Place layers").id(), view, view).orElseThrow());
		assertEquals(List.of(Map.of("mapping", automatic)), Recorder.CALLED);
		assertEquals(List.of("Place layers"), diagram.tools().menu(view, view).stream().map(entry -> entry.label()).toList());
		open("mapping", drawn());
		assertEquals(Optional.empty(), diagram.tools().act(tool("Place layers").id(), view, view), "it says itself where things are");
		assertEquals(List.of(), diagram.tools().menu(view, view));
	}

	// experiment

	@Test
	void stagesAreAddedAndPutInOrder() {
		open("experiment", run());
		done(diagram.tools().create(tool("Transfer"), view, view));
		var made = run().getStages().getLast();
		assertEquals(List.of("stage", "stage", "tuning"), List.of(made.getName(), made.getId(), made.getType()));
		done(diagram.tools().connect(tool("Put after"), view, node("Stage", "train"), node("Stage", "stage")));
		assertEquals(List.of("train", "stage", "program", "rest"), names(run().getStages()));
		done(diagram.tools().reconnect(view, edge("Next", "program", "rest"), true, node("Stage", "train")));
		assertEquals(List.of("train", "rest", "stage", "program"), names(run().getStages()));
		done(diagram.tools().reconnect(view, edge("Next", "train", "rest"), false, node("Stage", "program")));
		assertEquals(List.of("train", "program", "rest", "stage"), names(run().getStages()));
		var entries = diagram.tools().menu(view, node("Stage", "rest"));
		assertEquals(List.of("Earlier", "Later", "Run"), entries.stream().map(entry -> entry.label()).toList());
		done(diagram.tools().act(entries.getFirst().id(), view, node("Stage", "rest")));
		done(diagram.tools().act(entries.get(1).id(), view, node("Stage", "train")));
		assertEquals(List.of("rest", "train", "program", "stage"), names(run().getStages()));
		assertEquals("program", run().getRepeatFrom().getName());
	}

	private static List<String> names(List<Stage> stages) {
		return stages.stream().map(Stage::getName).toList();
	}

	@Test
	void aDeletedStageIsNoStartOfRepeats() {
		open("experiment", run());
		done(diagram.tools().delete(view, List.of(node("Stage", "program"))));
		assertEquals(null, run().getRepeatFrom());
		assertEquals(List.of("train", "rest"), names(run().getStages()));
	}

	@Test
	void subjectsAreDraggedInAndForgotten() {
		open("experiment", run());
		done(diagram.tools().dropElements(view, List.of(find(DataSet.class, "other")), view));
		assertEquals("other", run().getDataSet().getName());
		done(diagram.tools().dropElements(view, List.of(find(Mapping.class, "automatic")), view));
		assertEquals("automatic", run().getMapping().getName());
		done(diagram.tools().delete(view, List.of(edge("UsesMapping", "automatic", "program"))));
		assertEquals(null, run().getMapping());
		done(diagram.tools().delete(view, List.of(node("DataSet", "other"))));
		assertEquals(null, run().getDataSet());
		assertEquals(2, project.getDataSets().size(), "they are the project's");
		done(diagram.tools().delete(view, List.of(node("Network", "net"))));
		assertEquals(null, run().getNetwork());
		assertEquals(1, project.getNetworks().size());
	}

	@Test
	void sweepsLeadSomewhere() {
		open("experiment", run());
		for (var label : List.of("List", "Linear", "Logarithmic")) {
			done(diagram.tools().create(tool(label), view, view));
			assertEquals("train/seed", run().getSweeps().getLast().getPath());
		}
		done(diagram.tools().reconnect(view, edge("Sweeps", "LinearSweep", "train"), false, node("Stage", "rest")));
		assertEquals("rest/seed", run().getSweeps().get(1).getPath());
		var violations = diagram.validate();
		assertEquals(1, violations.size());
		done(Optional.of(violations.getFirst().fixes().getFirst().change()));
		assertEquals(5, run().getSweeps().size());
		done(diagram.tools().edit(view, node("Sweep", "ListSweep"), "train/epochs"));
		assertEquals("train/epochs", run().getSweeps().getFirst().getPath());
	}

	@Test
	void parametersAreEditedWhereTheyStand() {
		open("experiment", run());
		var epochs = view.allNodes().values().stream().filter(node -> node.mapping().equals("StageParameter")).findFirst().orElseThrow();
		assertEquals(Optional.of("50"), diagram.tools().editedText(view, epochs));
		done(diagram.tools().edit(view, epochs, "200"));
		assertEquals("200", run().getStages().getFirst().getParameters().getFirst().getValue());
	}

	@Test
	void runningIsLeftToOthers() {
		open("experiment", run());
		called(diagram.tools().act(tool("Run").id(), view, node("Stage", "train")).orElseThrow());
		assertEquals(List.of(Map.of("experiment", run())), Recorder.CALLED);
		assertEquals(List.of("Run"), diagram.tools().menu(view, view).stream().map(entry -> entry.label()).toList());
		called(diagram.tools().act(diagram.tools().menu(view, view).getFirst().id(), view, view).orElseThrow());
		assertEquals(List.of(List.of(run()), List.of(run())), Recorder.SELECTED);
		assertEquals(List.of(), diagram.tools().menu(view, node("DataSet", "moons")));
	}

	// table

	@Test
	void cellsOfTheTableAreEdited() {
		var table = Bench.NOTATION.table("arrays", project);
		var edits = Map.of("rows", "32", "columns", "12", "cell", "bare", "wordLineResistance", "2.5", "bitLineResistance", "3", "stuckAtLrs", "0.02", "stuckAtHrs", "1e-3");
		for (var column : table.refresh().columns()) {
			var contents = table.refresh();
			var line = line(contents, "a1");
			var change = table.edit(line, column, edits.get(column.name())).orElseThrow(() -> new AssertionError(column.name()));
			var before = bytes();
			change.execute();
			var after = bytes();
			assertFalse(java.util.Arrays.equals(before, after), column.name());
			change.undo();
			assertArrayEquals(before, bytes());
			change.redo();
			assertArrayEquals(after, bytes());
		}
		assertEquals("[32, 12, bare, 2.5, 3, 0.02, 0.001]", line(table.refresh(), "a1").cells().stream().map(Table.Cell::text).toList().toString());
		assertTrue(table.edit(line(table.refresh(), "chip / macro / tile"), table.refresh().columns().getFirst(), "3").isEmpty(), "a tile has no rows");
		table.edit(line(table.refresh(), "a1"), table.refresh().columns().get(2), "no such cell").ifPresent(Change::execute);
		assertEquals("bare", find(CrossbarArray.class, "a1").getCell().getName(), "what is no cell changes nothing");
	}

	private static Table.Line line(Table.Contents contents, String header) {
		return contents.lines().stream().filter(line -> line.header().equals(header)).findFirst().orElseGet(() -> fail(header));
	}
}
