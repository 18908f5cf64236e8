// SPDX-License-Identifier: EPL-2.0
/** From measurements to the parameters of a device: reads tables as instruments write them and fits the devices' own models to them. */
package dev.kirchhoff.results.fit;
