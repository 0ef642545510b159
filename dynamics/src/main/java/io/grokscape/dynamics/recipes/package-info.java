/** How well a recipe (learning rate, weight decay, initialisation, budget) fits what the paper shows. Pure functions. */
package io.grokscape.dynamics.recipes;
