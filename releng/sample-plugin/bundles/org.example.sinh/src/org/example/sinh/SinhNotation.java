// SPDX-License-Identifier: EPL-2.0
package org.example.sinh;

import dev.kirchhoff.model.Device;

/** What the notation of this plug-in asks Java for. */
public class SinhNotation {
	/** "I = G sinh(3 V) / 3". */
	public String sinhCurve(Device device) {
		var a = device.getParameters().stream().filter(parameter -> "a".equals(parameter.getName())).map(parameter -> parameter.getValue()).findFirst().orElse("3");
		return "I = G sinh(" + a + " V) / " + a;
	}
}
