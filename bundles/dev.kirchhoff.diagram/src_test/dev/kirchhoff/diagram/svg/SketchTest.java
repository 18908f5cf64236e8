package dev.kirchhoff.diagram.svg;

import java.nio.file.*;
import java.util.*;
import org.junit.jupiter.api.Test;
import dev.kirchhoff.diagram.*;
import dev.kirchhoff.diagram.layout.*;
import dev.kirchhoff.diagram.view.*;

class SketchTest {
	@Test
	void draw() throws Exception {
		for (int k = 0; k < 2; k++) {
		var all = new LinkedHashMap<String, DiagramView>();
		all.put("network", Sketches.network());
		all.put("chain", Sketches.chain(60));
		all.put("chain200", Sketches.chain(200));
		all.put("chip", Sketches.chip(2, 3, 6));
		all.put("chip2000", Sketches.chip(5, 20, 20));
		all.put("mapping", Sketches.mapping());
		all.put("experiment", Sketches.experiment());
		for (int i = 0; i < 8; i++) all.put("random" + i, Sketches.random(i));
		for (var e : all.entrySet()) {
			long t = System.nanoTime();
			var layout = AutoLayout.layout(e.getValue());
			long u = System.nanoTime();
			var svg = SvgWriter.write(e.getValue(), layout, _ -> Optional.empty(), true);
			System.out.printf("%s layout %d ms svg %d ms%n", e.getKey(), (u - t) / 1000000, (System.nanoTime() - u) / 1000000);
			Files.writeString(Path.of("/tmp/l/" + e.getKey() + ".svg"), svg);
		}
		}
	}
}
